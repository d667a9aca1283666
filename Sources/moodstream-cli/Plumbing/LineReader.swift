/// Splits a file or standard input into lines, holding one line and one block at a time.
///
/// Lines end with LF or CRLF, the last one also with the file. A byte order mark at the start is dropped.
struct LineReader: ~Copyable {
    /// One line without its end, or why it could not be kept.
    struct Line {
        let number: Int
        let content: Result<ArraySlice<UInt8>, LineError>
    }

    /// How long a line may be: longer ones are skipped without being held.
    static let maximumLength = 16 << 20

    private let file: FileDescriptor
    private let path: String
    private var block = [UInt8](repeating: 0, count: 64 << 10)
    private var unread = 0..<0
    private var number = 0

    /// Opens a file; `-` is standard input.
    init(path: String) throws(InputError) {
        self.path = path
        do {
            file = try FileDescriptor(reading: path)
        } catch {
            throw InputError(path: path, reason: error.description)
        }
    }

    /// The next line, nothing at the end of the input.
    mutating func next() throws(InputError) -> Line? {
        var line: [UInt8] = []
        var isTooLong = false
        while try hasUnread() {
            let end = block[unread].firstIndex(of: UInt8(ascii: "\n"))
            let piece = block[unread.lowerBound..<(end ?? unread.upperBound)]
            isTooLong = isTooLong || line.count + piece.count > Self.maximumLength
            if isTooLong { line = [] } else { line += piece }
            unread = min(piece.endIndex + 1, unread.upperBound)..<unread.upperBound
            if end != nil { return finish(line, isTooLong: isTooLong) }
        }
        return line.isEmpty && !isTooLong ? nil : finish(line, isTooLong: isTooLong)
    }

    private mutating func hasUnread() throws(InputError) -> Bool {
        guard unread.isEmpty else { return true }
        do {
            unread = 0..<(try file.read(into: &block))
        } catch {
            throw InputError(path: path, reason: error.description)
        }
        return !unread.isEmpty
    }

    private mutating func finish(_ bytes: [UInt8], isTooLong: Bool) -> Line {
        number += 1
        if isTooLong {
            let message = "longer than \(Self.maximumLength) bytes"
            return Line(number: number, content: .failure(LineError(line: number, message: message)))
        }
        var line = bytes[...]
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        return Line(number: number, content: .success(line))
    }
}

/// A file that could not be opened or read to its end.
struct InputError: Error, Hashable, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "cannot read '\(path == "-" ? "standard input" : path)': \(reason)" }
}
