import Foundation
import ImageDecoding
import TestSupport
import Testing

@Suite struct ReducedImageTests {
    private static let picture = GrayImage(
        width: 200, height: 120, pixels: (0..<24_000).map { UInt8(($0 % 200 + $0 / 200) / 2) })

    @Test(arguments: [
        (Int.max, ImageReduction.none), (6001, .none), (6000, .half), (1501, .half), (1500, .quarter), (1, .eighth),
    ])
    func `a JPEG is decoded at the smallest share that leaves enough pixels`(pixels: Int, expected: ImageReduction)
        throws
    {
        let reduced = try ReducedImage(decoding: Self.picture.jpeg(quality: 95), leaving: pixels)
        #expect(reduced.reduction == expected)
        #expect(reduced.image.width == expected.reduced(200) && reduced.image.height == expected.reduced(120))
        #expect(reduced.header.width == 200 && reduced.header.height == 120)
    }

    @Test func `regions lead back to the pixels of the file, also where a side does not divide`() throws {
        let odd = Self.picture.resampled(toWidth: 101, height: 67)
        let reduced = try ReducedImage(decoding: odd.jpeg(quality: 95), leaving: 1700)
        #expect(reduced.reduction == .half)
        let whole = reduced.regionInFile(of: reduced.image.bounds)
        expectClose([whole.x, whole.y, whole.width, whole.height], [0, 0, 101, 67], within: 1e-9)
    }

    @Test func `a turned JPEG is reduced upright, and a PNG stays whole`() throws {
        let turned = try ReducedImage(decoding: Fixtures.bytes("exif-6.jpg"), leaving: 1)
        #expect(turned.reduction == .eighth)
        #expect(turned.image.width == 3 && turned.image.height == 2)
        let png = try ReducedImage(contentsOf: Fixtures.url("rgb.png"), leaving: 1)
        #expect(png.reduction == .none)
        #expect(png.image == (try GrayImage(decoding: Fixtures.bytes("rgb.png"))))
    }

    @Test func `the limits are those of the whole picture`() throws {
        let bytes = try Self.picture.jpeg(quality: 80)
        #expect(throws: ImageError.tooManyPixels(width: 200, height: 120, limit: 23_999)) {
            try ReducedImage(decoding: bytes, leaving: 1, limits: DecodingLimits(pixels: 23_999))
        }
        #expect(throws: ImageError.truncated(.jpeg)) { try ReducedImage(decoding: bytes.dropLast(20), leaving: 1) }
    }
}
