import Foundation
import ImageDecoding
import TestSupport
import Testing

private let ffmpeg = "/usr/bin/ffmpeg"

/// Clips that Debian's ffmpeg makes of pictures made here, and gives back as Motion JPEG.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: ffmpeg), "needs ffmpeg"))
struct MovingPictureTests {
    private static let count = 20

    /// A bright square that moves to the right, two pixels a frame.
    private static func picture(_ index: Int) -> GrayImage {
        GrayImage(
            width: 96, height: 64,
            pixels: (0..<96 * 64).map { place in
                let (x, y) = (place % 96 - 10 - 2 * index, place / 96 - 20)
                return (0..<24).contains(x) && (0..<24).contains(y) ? 220 : 40
            })
    }

    /// What `ffmpeg -f mjpeg -` says of an MPEG-4 clip of the pictures.
    private static func stream() throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "moodstream-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for index in 0..<count {
            try Data(picture(index).jpeg(quality: 95)).write(to: folder.appending(path: "\(index).jpg"))
        }
        let clip = folder.appending(path: "clip.mp4").path
        _ = try run(["-framerate", "10", "-i", folder.path + "/%d.jpg", "-c:v", "mpeg4", "-q:v", "2", clip])
        return try run(["-i", clip, "-q:v", "2", "-f", "mjpeg", "-"])
    }

    private static func run(_ arguments: [String]) throws -> [UInt8] {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: ffmpeg)
        process.arguments = ["-v", "error"] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return [UInt8](bytes)
    }

    /// The frames of a stream that comes in pieces as a pipe deals them.
    private static func frames(of bytes: [UInt8]) async -> [[UInt8]] {
        let pieces = AsyncStream { continuation in
            for start in stride(from: 0, to: bytes.count, by: 4096) {
                continuation.yield(bytes[start..<min(start + 4096, bytes.count)])
            }
            continuation.finish()
        }
        var frames: [[UInt8]] = []
        for await frame in MotionJPEGFrames(pieces) { frames.append(frame) }
        return frames
    }

    @Test func `every frame of a clip comes back, in order, and shows what was filmed`() async throws {
        let frames = await Self.frames(of: try Self.stream())
        #expect(frames.count == Self.count)
        for (index, frame) in frames.enumerated() {
            let image = try GrayImage(decoding: frame)
            let expected = Self.picture(index)
            try #require(image.width == expected.width && image.height == expected.height)
            let difference = zip(image.pixels, expected.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
            #expect(difference < 4 * expected.pixels.count, "frame \(index)")
        }
    }

    @Test func `what is lost of a stream costs the frames it hits, and no others`() async throws {
        let stream = try Self.stream()
        let whole = await Self.frames(of: stream)
        // The second half of the sixth frame is lost, and the first half of the eleventh.
        let starts = whole.indices.map { whole[..<$0].reduce(0) { $0 + $1.count } }
        let sixth = starts[5] + whole[5].count / 2..<starts[6]
        let eleventh = starts[10]..<starts[10] + whole[10].count / 2
        var damaged = whole.flatMap { $0 }
        damaged.removeSubrange(eleventh)
        damaged.removeSubrange(sixth)
        let kept = await Self.frames(of: damaged)
        #expect(kept == whole.indices.filter { $0 != 5 && $0 != 10 }.map { whole[$0] })
    }
}
