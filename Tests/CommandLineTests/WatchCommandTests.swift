import Foundation
import TestSupport
import Testing

@Suite struct WatchCommandTests {
    private static func portrait() throws -> Data {
        try Data(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Sources/CDemoPortrait/portrait.jpg"))
    }

    @Test func `frames of a smile make a happy mood at every multiple of the period`() throws {
        let frame = try Self.portrait()
        let stream = frame + frame + frame.prefix(9000) + frame + frame
        let outcome = try Tool.run(["watch", "--rate", "2", "--every", "1", "--format", "json"], input: stream)
        let moods = try outcome.objects()
        #expect(outcome.exitCode == 0)
        #expect(moods.compactMap { $0["time"] as? Double } == [1, 2])
        #expect(moods.last?["mood"] as? String == "happy")
    }

    @Test func `a frame that cannot be decoded is counted and the rest goes on`() throws {
        var broken = try Self.portrait()
        broken.replaceSubrange(3000..<3400, with: Data(repeating: 0x55, count: 400))
        let outcome = try Tool.run(["watch", "--rate", "1", "--every", "1"], input: broken + Self.portrait())
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.contains("1 frames that cannot be decoded"))
        #expect(outcome.output.contains("happy"))
    }

    @Test func `an empty stream has no mood, and wrong usage its own exit code`() throws {
        let empty = try Tool.run("watch", "--rate", "1")
        #expect(empty.exitCode == 0)
        #expect(try Tool.run("watch", "--every", "0").exitCode == 64)
        #expect(try Tool.run("watch", "--input", "/nowhere.mjpeg").exitCode == 1)
    }
}
