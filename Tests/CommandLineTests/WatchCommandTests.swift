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

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ffmpeg"), "needs ffmpeg"))
    func `a clip that ffmpeg decodes into a pipe is watched to its end, in plain JSON lines`() throws {
        try TemporaryFolder.with { folder in
            let portrait = try folder.file("portrait.jpg", Self.portrait())
            let (clip, moods) = ((folder / "clip.mp4").path, (folder / "moods.jsonl").path)
            // Four seconds of a face that moves to the right, five frames a second.
            let pan = "scale=360:360,pad=520:360,crop=480:360:'40*(1-t/4)':0"
            let script = """
                set -e
                ffmpeg -v error -loop 1 -framerate 5 -t 4 -i "$1" -vf "\(pan)" -c:v mpeg4 -q:v 3 "$2"
                ffmpeg -v error -i "$2" -q:v 3 -f mjpeg - | "$3" watch --input - --rate 5 --format json > "$4"
                """
            let shell = Process()
            shell.executableURL = URL(filePath: "/bin/sh")
            shell.arguments = ["-c", script, "sh", portrait, clip, Tool.binary.path, moods]
            shell.standardInput = FileHandle.nullDevice
            try shell.run()
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 0)
            let lines = try String(contentsOfFile: moods, encoding: .utf8).split(separator: "\n")
            let objects = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
            #expect(objects.compactMap { $0?["time"] as? Double } == [1, 2, 3, 4])
            #expect(objects.last??["mood"] as? String == "happy")
        }
    }
}
