import ImageDecoding
import TestSupport
import Testing

@Suite struct MotionJPEGTests {
    /// The frames of a stream that comes in pieces of so many bytes.
    private func frames(_ bytes: [UInt8], pieces: Int, limits: DecodingLimits = .init()) async -> [[UInt8]] {
        let stream = AsyncStream { continuation in
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                continuation.yield(Array(bytes[start..<min(start + pieces, bytes.count)]))
            }
            continuation.finish()
        }
        var frames: [[UInt8]] = []
        for await frame in MotionJPEGFrames(stream, limits: limits) { frames.append(frame) }
        return frames
    }

    private static let names = ["color-420.jpg", "progressive.jpg", "exif-6.jpg", "restarts.jpg", "gray.jpg"]

    private static func pictures() throws -> [[UInt8]] { try names.map(Fixtures.bytes) }

    @Test(arguments: [1, 2, 3, 7, 100, 100_000]) func `frames come whole however the stream is dealt`(_ pieces: Int)
        async throws
    {
        let pictures = try Self.pictures()
        #expect(await frames(pictures.flatMap { $0 }, pieces: pieces) == pictures)
    }

    @Test func `bytes between frames are skipped, as in a multipart body`() async throws {
        let pictures = try Self.pictures()
        let head = Array("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 9\r\n\r\n".utf8)
        #expect(await frames(pictures.flatMap { head + $0 + [13, 10] }, pieces: 50) == pictures)
    }

    @Test func `a frame that is cut off is left out, and the next ones are found`() async throws {
        let pictures = try Self.pictures()
        let cut = pictures[0].dropLast(30)
        #expect(
            await frames(pictures[1] + cut + pictures[2] + pictures[0].dropLast(), pieces: 64) == [
                pictures[1], pictures[2],
            ])
    }

    @Test func `a thumbnail inside a frame does not end it`() async throws {
        let picture = try Fixtures.bytes("gray.jpg")
        let length = picture.count + 2
        let segment = [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + picture
        let nested = picture.prefix(2) + segment + picture.dropFirst(2)
        #expect(await frames(Array(nested) + picture, pieces: 10) == [Array(nested), picture])
    }

    @Test func `frames over the limit are left out`() async throws {
        let pictures = try Self.pictures()
        let sizes = pictures.map(\.count).sorted()
        let limit = sizes[2]
        let kept = await frames(pictures.flatMap { $0 }, pieces: 1000, limits: DecodingLimits(bytes: limit))
        #expect(kept == pictures.filter { $0.count <= limit })
    }

    @Test func `frames are found again after noise, at the latest when a segment that noise announces is over`()
        async throws
    {
        let picture = try Fixtures.bytes("color-420.jpg")
        let copies = Array(repeating: picture, count: 2 * 65_536 / picture.count).flatMap { $0 }
        var random = SeededGenerator(seed: 8)
        for _ in 0..<5 {
            let noise = (0..<200).map { _ in
                Bool.random(using: &random) ? 0xFF : UInt8.random(in: 0...255, using: &random)
            }
            #expect(await frames(noise + copies, pieces: 4096).contains(picture))
        }
    }
}
