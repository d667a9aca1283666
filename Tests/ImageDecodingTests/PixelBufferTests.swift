import Foundation
import ImageDecoding
import TestSupport
import Testing

@Suite struct PixelBufferTests {
    private func image(
        _ bytes: [UInt8], _ format: PixelFormat, width: Int, height: Int, bytesPerRow: Int? = nil
    ) throws(ImageError) -> GrayImage {
        try unsafe GrayImage(
            buffer: bytes.span.bytes, format: format, width: width, height: height, bytesPerRow: bytesPerRow)
    }

    /// Red and a light blue, half of it transparent.
    private static let colors: [(format: PixelFormat, bytes: [UInt8])] = [
        (.rgb, [255, 0, 0, 100, 150, 200]), (.bgr, [0, 0, 255, 200, 150, 100]),
        (.rgba, [255, 0, 0, 255, 100, 150, 200, 255]), (.bgra, [0, 0, 255, 255, 200, 150, 100, 255]),
    ]

    @Test(arguments: colors.indices) func `every order of colors has the same luma`(_ index: Int) throws {
        let (format, bytes) = Self.colors[index]
        // 0.299 * 255, and 0.299 * 100 + 0.587 * 150 + 0.114 * 200.
        #expect(try image(bytes, format, width: 2, height: 1).pixels == [76, 141])
    }

    @Test func `transparent pixels lie over white`() throws {
        #expect(try image([0, 0, 0, 0, 0, 0, 0, 255], .rgba, width: 2, height: 1).pixels == [255, 0])
    }

    @Test func `gaps between rows are skipped, and the last row needs none`() throws {
        let gray = try image([1, 2, 9, 3, 4], .gray, width: 2, height: 2, bytesPerRow: 3)
        #expect(gray.pixels == [1, 2, 3, 4])
        let luma = try image([1, 2, 3, 4, 7, 7], .yuv420, width: 2, height: 2)
        #expect(luma.pixels == [1, 2, 3, 4])
    }

    @Test func `of planar YUV the luma is the picture, whatever the colors, the stride and the sides are`() throws {
        // 3 x 3 pixels in rows of 4 bytes, then two planes of 2 x 2 colors: I420 with odd sides.
        let luma: [UInt8] = [1, 2, 3, 9, 4, 5, 6, 9, 7, 8, 16, 9]
        for colors in [[128, 128, 128, 128, 128, 128, 128, 128], [0, 255, 0, 255, 255, 0, 255, 0]] as [[UInt8]] {
            let picture = try image(luma + colors, .yuv420, width: 3, height: 3, bytesPerRow: 4)
            #expect(picture.pixels == [1, 2, 3, 4, 5, 6, 7, 8, 16])
        }
        #expect(throws: ImageError.self) { try image(luma, .yuv420, width: 3, height: 4, bytesPerRow: 4) }
    }

    @Test func `a stride counts in every order of colors`() throws {
        for (format, bytes) in Self.colors {
            let half = bytes.count / 2
            let rows = bytes[..<half] + [77, 77, 77] + bytes[half...]
            let picture = try image(Array(rows), format, width: 1, height: 2, bytesPerRow: half + 3)
            #expect(picture.pixels == [76, 141], "\(format)")
        }
    }

    @Test func `a camera's buffer is read where it lies`() async {
        await #expect(processExitsWith: .success) {
            let frame = [UInt8](repeating: 90, count: 4 * 4000 * 3000)
            let before = peakKilobytes()
            let picture = try unsafe GrayImage(buffer: frame.span.bytes, format: .rgba, width: 4000, height: 3000)
            // The gray picture has 12 million bytes; a copy of the buffer would have 48 million.
            guard picture.pixels.count == 12_000_000, peakKilobytes() - before < 20_000 else { exit(3) }
        }
    }

    @Test func `what does not fit is refused`() {
        for (width, height, stride) in [(0, 1, nil), (2, -1, nil), (3, 2, nil), (2, 2, 1), (2, 3, Int.max), (2, 2, 4)]
            as [(Int, Int, Int?)]
        {
            #expect(throws: ImageError.self, "\(width) x \(height), \(stride ?? 0)") {
                try image([1, 2, 3, 4], .gray, width: width, height: height, bytesPerRow: stride)
            }
        }
        #expect(throws: ImageError.tooManyPixels(width: .max, height: 2, limit: 40_000_000)) {
            try image([1], .rgba, width: .max, height: 2)
        }
    }
}
