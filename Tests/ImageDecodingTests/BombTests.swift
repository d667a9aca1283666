import Foundation
import ImageDecoding
import TestSupport
import Testing

@Suite struct BombTests {
    /// What a refusal may take of a processor, in seconds.
    private static let longestRefusal = 0.01
    /// What a refusal may take of memory, in kilobytes.
    static let largestRefusal = 8 << 10

    @Test(arguments: Bombs.names) func `a bomb is refused within ten milliseconds`(_ name: String) throws {
        let bytes = try Bombs.bytes(name)
        // The time of the thread does not count what else the machine does, the best of some runs not its caches.
        let seconds = (0..<10).map { _ in
            threadSeconds { #expect(throws: ImageError.self) { try GrayImage(decoding: bytes) } }
        }
        #expect(try #require(seconds.min()) < Self.longestRefusal)
    }

    @Test(arguments: Bombs.names) func `a bomb is refused as a header and at a reduced size, too`(_ name: String) throws
    {
        let bytes = try Bombs.bytes(name)
        #expect(throws: ImageError.self) { try ReducedImage(decoding: bytes, leaving: 1) }
        if name.hasPrefix("size") { #expect(throws: ImageError.self) { try ImageHeader(parsing: bytes) } }
    }

    @Test func `all bombs together take less than eight megabytes more than a picture of a few pixels`() async {
        await #expect(processExitsWith: .success) {
            // What every decoder sets up once is no one bomb's.
            for name in ["rgb.png", "progressive.jpg"] { _ = try GrayImage(decoding: Fixtures.bytes(name)) }
            let bombs = try Bombs.names.map(Bombs.bytes)
            let before = peakKilobytes()
            for bomb in bombs where (try? GrayImage(decoding: bomb)) != nil { exit(2) }
            let after = peakKilobytes()
            guard after - before <= BombTests.largestRefusal else { exit(3) }
        }
    }

    @Test func `the measure of memory sees a picture that is not refused`() async {
        await #expect(processExitsWith: .success) {
            let before = peakKilobytes()
            let picture = GrayImage(width: 4000, height: 4000, pixels: Array(repeating: 7, count: 16_000_000))
            guard picture.pixels.count == 16_000_000, peakKilobytes() - before > BombTests.largestRefusal else {
                exit(3)
            }
        }
    }
}
