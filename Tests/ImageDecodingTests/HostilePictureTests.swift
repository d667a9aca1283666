import Foundation
import ImageDecoding
import TestSupport
import Testing

@Suite struct HostilePictureTests {
    @Test(arguments: Fixtures.names)
    func `a picture that is cut short is never decoded`(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        for percent in 0..<100 {
            #expect(throws: ImageError.self) { try GrayImage(decoding: bytes.prefix(bytes.count * percent / 100)) }
        }
    }

    @Test func `a cut behind the header is called truncated`() throws {
        let jpeg = try Fixtures.bytes("color-444.jpg")
        #expect(throws: ImageError.truncated(.jpeg)) { try GrayImage(decoding: jpeg.dropLast(20)) }
        let png = try Fixtures.bytes("rgb.png")
        #expect(throws: ImageError.truncated(.png)) { try GrayImage(decoding: png.dropLast(40)) }
    }

    @Test func `flipped bytes give a picture or an error`() throws {
        var random = SeededGenerator(seed: 1)
        for name in Fixtures.names {
            let bytes = try Fixtures.bytes(name)
            for _ in 0..<60 {
                var bytes = bytes
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
                }
                let image = try? GrayImage(decoding: bytes, limits: DecodingLimits(pixels: 1 << 20))
                #expect((image?.pixels.count ?? 0) <= 1 << 20)
            }
        }
    }

    @Test(arguments: [[], [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]] as [[UInt8]])
    func `random bytes give an error, with or without a signature`(_ signature: [UInt8]) {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<300 {
            let count = Int.random(in: 0...300, using: &random)
            let bytes = signature + (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(throws: ImageError.self) { try GrayImage(decoding: bytes) }
        }
    }

    @Test(arguments: ["GIF89a........", "RIFF....WEBPVP8 ", "<svg/>", "BM......", "\u{0}\u{0}\u{0}\u{20}ftypavif"])
    func `other formats are told by their signature`(_ text: String) {
        #expect(throws: ImageError.unknownFormat) { try GrayImage(decoding: Array(text.utf8)) }
        #expect(throws: ImageError.empty) { try GrayImage(decoding: []) }
    }

    @Test(arguments: ["size.png", "size.jpg", "size-progressive.jpg"])
    func `a header of 65,000 x 65,000 is refused for its size`(_ name: String) throws {
        let expected = ImageError.tooManyPixels(width: 65_000, height: 65_000, limit: 40_000_000)
        let bytes = try Bombs.bytes(name)
        #expect(throws: expected) { try GrayImage(decoding: bytes) }
        #expect(throws: expected) { try ImageHeader(parsing: bytes) }
    }

    @Test func `a progressive picture of a thousand scans is refused for their number`() throws {
        let bytes = try Bombs.bytes("scans.jpg")
        #expect(throws: ImageError.tooManyScans(limit: 100)) { try GrayImage(decoding: bytes) }
    }

    @Test func `the limits on bytes, pixels and scans are those given`() throws {
        let bytes = try Fixtures.bytes("progressive.jpg")
        #expect(throws: ImageError.tooManyBytes(bytes.count, limit: 99)) {
            try GrayImage(decoding: bytes, limits: DecodingLimits(bytes: 99))
        }
        #expect(throws: ImageError.tooManyPixels(width: 24, height: 16, limit: 383)) {
            try GrayImage(decoding: bytes, limits: DecodingLimits(pixels: 383))
        }
        #expect(throws: ImageError.tooManyScans(limit: 2)) {
            try GrayImage(decoding: bytes, limits: DecodingLimits(scans: 2))
        }
        let none = DecodingLimits(pixels: .max, bytes: .max, scans: .max, metadataBytes: .max)
        #expect(try GrayImage(decoding: bytes, limits: none).width == 24)
        #expect(try GrayImage(contentsOf: Fixtures.url("rgb.png"), limits: none).width == 13)
    }

    @Test func `missing files, folders, empty and large files are told apart`() throws {
        let missing = Fixtures.url("no-such.jpg")
        #expect(throws: ImageError.missingFile(path: missing.path)) { try GrayImage(contentsOf: missing) }
        #expect(throws: ImageError.isDirectory(path: Fixtures.folder.path)) {
            try GrayImage(contentsOf: Fixtures.folder)
        }
        #expect(throws: ImageError.empty) { try GrayImage(contentsOf: URL(filePath: "/dev/null")) }
        #expect(throws: ImageError.tooManyBytes(1001, limit: 1000)) {
            try GrayImage(contentsOf: URL(filePath: "/dev/zero"), limits: DecodingLimits(bytes: 1000))
        }
        let large = Fixtures.url("golden.json")
        #expect(throws: ImageError.self) { try GrayImage(contentsOf: large, limits: DecodingLimits(bytes: 1000)) }
    }

    @Test func `every error is a sentence`() {
        #expect(ImageError.truncated(.jpeg).description == "the JPEG ends before its picture does")
        #expect("\(ImageError.tooManyPixels(width: 2, height: 3, limit: 5))".contains("2 x 3 pixels, the limit is 5"))
    }
}
