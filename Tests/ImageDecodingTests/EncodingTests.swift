import ImageDecoding
import Testing

@Suite struct EncodingTests {
    private let pixels: [UInt8] = (0..<1_200).map { place in
        let (column, row) = (place % 40, place / 40)
        return UInt8(3 * column + 2 * row)
    }

    @Test func `a gray picture comes back from a JPEG, better with higher quality and larger`() throws {
        let picture = GrayImage(width: 40, height: 30, pixels: pixels)
        func stored(_ quality: Int) throws -> (bytes: Int, error: Int) {
            let bytes = try picture.jpeg(quality: quality)
            let back = try GrayImage(decoding: bytes)
            #expect(back.width == 40 && back.height == 30)
            return (bytes.count, zip(back.pixels, pixels).map { abs(Int($0) - Int($1)) }.max() ?? 0)
        }
        let (good, bad) = (try stored(95), try stored(5))
        #expect(good.error <= 6)
        #expect(bad.error > good.error)
        #expect(bad.bytes < good.bytes)
        #expect(try picture.jpeg(quality: 1_000) == picture.jpeg(quality: 100))
    }

    @Test func `a colored picture comes back from a PNG as its brightness`() throws {
        let gray = pixels.flatMap { [$0, $0, $0] }
        let bytes = try ColorImage(width: 40, height: 30, pixels: gray).png()
        #expect(try GrayImage(decoding: bytes) == GrayImage(width: 40, height: 30, pixels: pixels))
    }

    @Test func `a side that JPEG cannot hold is refused`() {
        let wide = GrayImage(width: 70_000, height: 1, pixels: Array(repeating: 1, count: 70_000))
        #expect(throws: ImageError.self) { try wide.jpeg(quality: 80) }
    }
}
