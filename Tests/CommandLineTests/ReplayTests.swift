import Foundation
import TestSupport
import Testing

/// A log that is replayed gives the moods of a release build to the last bit, in any order within the window.
@Suite struct ReplayTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    private func lines(_ name: String) throws -> [String] {
        try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8).split(separator: "\n")
            .map(String.init)
    }

    private func replay(_ lines: [String], _ options: String...) throws -> [String] {
        let parameters = Self.folder.appending(path: "parameters.json").path()
        let run = try Tool.run(
            ["fuse", "--input", "-", "--parameters", parameters, "--format", "json"] + options,
            input: Data(lines.joined(separator: "\n").utf8))
        #expect(run.exitCode == 0)
        return run.lines
    }

    @Test func `this build gives the moods of a release build`() throws {
        #expect(try replay(lines("replay.jsonl"), "--every", "60") == lines("replay-moods.jsonl"))
    }

    @Test func `logs that arrive in other orders end in the same mood`() throws {
        let log = try lines("replay.jsonl")
        let last = try #require(replay(log, "--window", "1000").last)
        var random = SeededGenerator(seed: 111)
        for _ in 0..<8 {
            #expect(try replay(log.shuffled(using: &random), "--window", "1000").last == last)
        }
    }
}
