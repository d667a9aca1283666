import Foundation
import TestSupport
import Testing

@Suite struct TextCommandTests {
    @Test func `each line in gives one line out with the keys of the contract`() throws {
        let input = [
            #"{"id":"a","text":"can't stop smiling today 😊"}"#, #"{"id":7,"text":""}"#,
            #"{"text":"I miss her so much 😭"}"#,
        ]
        let run = try Tool.run("text", "--input", "-", "--format", "json", input: input.joined(separator: "\n"))
        let readings = try run.objects()
        #expect(run.exitCode == 0 && readings.count == 3)
        #expect(readings[0]["id"] as? String == "a" && readings[1]["id"] as? Int == 7 && readings[2]["id"] == nil)
        for key in ["probabilities", "labels", "sentiment", "valence", "arousal", "mixed", "understood"] {
            #expect(readings[0][key] != nil, "no \(key)")
        }
        #expect(readings[0]["tokens"] == nil, "tokens are for those who ask")
        #expect(readings[0]["labels"] as? [String] == ["happy"])
        let sentiment = try #require(readings[0]["sentiment"] as? [String: Any])
        #expect(sentiment["label"] as? String == "positive" && (sentiment["score"] as? Double ?? 0) > 0)
        let probabilities = try #require(readings[2]["probabilities"] as? [String: Double])
        #expect(probabilities.count == 7 && probabilities.max { $0.value < $1.value }?.key == "sad")
        expectClose([probabilities.values.reduce(0, +)], [1], within: 1e-9)
    }

    @Test func `an empty message is not understood, with a uniform distribution`() throws {
        let run = try Tool.run("text", "", "\u{200B}", "--format", "json")
        for reading in try run.objects() {
            #expect(reading["understood"] as? Bool == false)
            #expect((reading["labels"] as? [String])?.isEmpty == true)
            let probabilities = try #require(reading["probabilities"] as? [String: Double])
            expectClose(Array(probabilities.values), Array(repeating: 1.0 / 7, count: 7), within: 1e-9)
        }
        #expect(run.exitCode == 0)
    }

    @Test func `bad lines are reported and the rest is read`() throws {
        var input = Data(#"{"text":"so happy"}"#.utf8) + Data("\n{\"text\":\n{}\n{\"text\":5}\n".utf8)
        input += Data(#"{"text":""#.utf8) + Data([0xFF]) + Data(#""}"#.utf8)
        input += Data("\n{\"text\":\"".utf8) + Data(String(repeating: "a", count: 1 << 20).utf8) + Data("\"}\n".utf8)
        let run = try Tool.run(["text", "--input", "-", "--format", "json"], input: input)
        let lines = try run.objects()
        #expect(run.exitCode == 1)
        #expect(lines.map { $0["line"] as? Int } == [nil, 2, 3, 4, 5, nil])
        #expect(lines[1...4].allSatisfy { $0["error"] is String })
        #expect(lines[5]["understood"] as? Bool == true)
    }

    @Test func `strict stops at the first bad line`() throws {
        let run = try Tool.run(
            "text", "--input", "-", "--format", "json", "--strict", input: "{}\n{\"text\":\"so happy\"}\n")
        #expect(run.exitCode == 1)
        #expect(run.lines.count == 1)
    }

    @Test func `explain gives the tokens as they were typed and what each adds`() throws {
        let run = try Tool.run("text", "--explain", "--format", "json", "I am TERRIFIED of it")
        let tokens = try #require(try run.objects()[0]["tokens"] as? [[String: Any]])
        #expect(tokens.map { $0["text"] as? String } == ["I", "am", "TERRIFIED", "of", "it"])
        let fear = tokens.map { ($0["contribution"] as? [String: Double])?["fearful"] ?? 0 }
        #expect(fear.max() == fear[2])
    }

    @Test func `people get one line a message`() throws {
        let run = try Tool.run("text", "so\nhappy", "")
        #expect(run.lines.count == 2)
        #expect(run.lines[0].hasPrefix("happy  "))
        #expect(run.lines[1].hasPrefix("not understood"))
    }

    @Test func `missing files and missing messages are said in one line`() throws {
        let missing = try Tool.run("text", "--input", "/nowhere/messages.jsonl")
        #expect(missing.exitCode == 1)
        #expect(missing.errors.contains("/nowhere/messages.jsonl"))
        #expect(try Tool.run("text").exitCode == 64)
        #expect(try Tool.run("text", "hello", "--input", "-").exitCode == 64)
    }
}
