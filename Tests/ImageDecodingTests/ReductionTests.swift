import ImageDecoding
import TestSupport
import Testing

@Suite struct ReductionTests {
    @Test(arguments: ["color-444.jpg", "progressive.jpg", "cmyk.jpg", "rgb.png", "exif-6.jpg"])
    func `a reduced picture looks like the whole one at that size`(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let whole = try GrayImage(decoding: bytes)
        for reduction in ImageReduction.allCases {
            let image = try GrayImage(decoding: bytes, reduction: reduction)
            #expect(image.width == reduction.reduced(whole.width))
            #expect(image.height == reduction.reduced(whole.height))
            let expected = whole.resampled(toWidth: image.width, height: image.height)
            let difference = zip(image.pixels, expected.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
            #expect(difference <= 12 * image.pixels.count, "\(reduction)")
        }
    }

    @Test func `limits count the pixels of the file`() throws {
        let bytes = try Fixtures.bytes("rgb.jpg")
        #expect(throws: ImageError.self) {
            try GrayImage(decoding: bytes, limits: DecodingLimits(pixels: 100), reduction: .eighth)
        }
    }

    @Test func `the largest reduction that keeps enough is chosen`() {
        #expect(ImageReduction(keeping: 400, atLeast: 48) == .eighth)
        #expect(ImageReduction(keeping: 192, atLeast: 48) == .quarter)
        #expect(ImageReduction(keeping: 100, atLeast: 48) == .half)
        #expect(ImageReduction(keeping: 90, atLeast: 48) == .none)
        #expect(ImageReduction(keeping: 10, atLeast: 48) == .none)
    }
}
