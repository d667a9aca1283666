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
