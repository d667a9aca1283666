import Foundation
import Testing

@testable import moodstream_cli

@Suite struct JSONLinesReaderTests {
    private struct Note: Decodable {
        let text: String
        var time: Double?
    }

    /// The texts and complaints of an input, in order, each with its line number.
    private func read(_ input: some Sequence<UInt8>) throws -> [String] {
        try TemporaryFolder.with { folder in
            var reader = try JSONLinesReader(path: folder.file("notes.jsonl", input))
            var seen: [String] = []
            while let (line, note) = try reader.next(Note.self) {
                switch note {
                case .success(let note): seen.append("\(line) \(note.text)")
                case .failure(let error): seen.append("\(error.line) ! \(error.message)")
                }
            }
            return seen
        }
    }

    @Test func `lines may end with LF, CRLF or the file, and blank ones are skipped`() throws {
        let input = "\u{FEFF}{\"text\":\"a\"}\n{\"text\":\"b\"}\r\n\n  \r\n{\"text\":\"c\"}"
        #expect(try read(input.utf8) == ["1 a", "2 b", "5 c"])
        #expect(try read("".utf8) == [])
        #expect(try read("\n".utf8) == [])
    }

    @Test func `a bad line is reported with its number and the rest goes on`() throws {
        let bad: [[UInt8]] = [
            Array("{\"text\":\"".utf8) + [0xFF, 0xC0] + Array("\"}".utf8),
            Array(#"{"text":"open"#.utf8), Array(#"{}"#.utf8), Array(#"{"text":7}"#.utf8),
            Array(#"{"text":null}"#.utf8),
            Array(#"{"text":"x","time":"soon"}"#.utf8), Array("[1]".utf8), Array(#"{"text":"x","time":1e999}"#.utf8),
        ]
        let seen = try read(Array((bad + [Array(#"{"text":"good"}"#.utf8)]).joined(separator: [10])))
        #expect(seen[0] == "1 ! not UTF-8")
        #expect(seen[1] == "2 ! not JSON")
        #expect(seen[2] == "3 ! missing 'text'")
        #expect(seen[3] == "4 ! 'text' is not a string")
        #expect(seen[4] == "5 ! 'text' is null, not a string")
        #expect(seen[5] == "6 ! 'time' is not a number")
        #expect(seen[6] == "7 ! the value is not an object")
        #expect(seen[7] == "8 ! not JSON")
        #expect(seen[8] == "9 good")
        #expect(seen.count == 9)
    }

    @Test func `a line over the cap is skipped and the next is read`() throws {
        let long = [UInt8](repeating: UInt8(ascii: " "), count: LineReader.maximumLength + 1)
        let seen = try read(long + [10] + Array(#"{"text":"after"}"#.utf8))
        #expect(seen == ["1 ! longer than 16777216 bytes", "2 after"])
    }

    @Test func `a line of exactly the cap is read`() throws {
        let value = Array(#"{"text":"all"}"#.utf8)
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: LineReader.maximumLength - value.count)
        #expect(try read(padding + value) == ["1 all"])
    }

    @Test func `a file that is missing or a folder is an error that names it`() {
        #expect(throws: InputError(path: "/no/such", reason: "No such file or directory")) {
            _ = try JSONLinesReader(path: "/no/such").path
        }
        #expect(throws: InputError(path: "/", reason: "Is a directory")) {
            var reader = try JSONLinesReader(path: "/")
            _ = try reader.next(Note.self)
        }
    }
}
