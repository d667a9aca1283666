import Foundation
import ImageDecoding
import TestSupport
import Testing

@Suite struct DecodingTests {
    /// Rounding differs between decoders by one step in the transform and one in the color conversion.
    static let twoSteps = 2.0

    @Test func `every fixture is there`() { #expect(Fixtures.names.count == 36) }

    @Test(arguments: Fixtures.names)
    func `a picture decodes to the brightness of its golden`(_ name: String) throws {
        let golden = try #require(try Fixtures.golden()[name])
        let bytes = try Fixtures.bytes(name)
        let image = try GrayImage(decoding: bytes)
        #expect(image.width == golden.width)
        #expect(image.height == golden.height)
        let tolerance = name.hasSuffix("png") ? 0 : Self.twoSteps
        expectClose(image.pixels.map(Double.init), golden.pixels.map(Double.init), within: tolerance)
    }

    @Test(arguments: Fixtures.names)
    func `the header tells format and upright size without decoding`(_ name: String) throws {
        let golden = try #require(try Fixtures.golden()[name])
        let header = try ImageHeader(parsing: Fixtures.bytes(name))
        #expect(header.width == golden.width)
        #expect(header.height == golden.height)
        #expect(header.format == (name.hasSuffix("png") ? .png : .jpeg))
    }

    @Test func `the eight orientations are told apart`() throws {
        for orientation in ImageOrientation.allCases {
            let header = try ImageHeader(parsing: Fixtures.bytes("exif-\(orientation.rawValue).jpg"))
            #expect(header.orientation == orientation)
        }
    }

    @Test func `arrays, data, slices and files give the same picture`() throws {
        let bytes = try Fixtures.bytes("rgba.png")
        let image = try GrayImage(decoding: bytes)
        #expect(try GrayImage(decoding: Data(bytes)) == image)
        #expect(try GrayImage(decoding: ([7] + bytes).dropFirst()) == image)
        #expect(try GrayImage(contentsOf: Fixtures.url("rgba.png")) == image)
    }

    @Test func `a broken EXIF segment leaves the picture as it is`() throws {
        let bytes = try Fixtures.bytes("exif-6.jpg")
        let tiff = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("Exif".utf8)) }) + 6
        let stored = try ImageHeader(parsing: bytes.replacing(0x2A, at: tiff + 3, with: 0))
        #expect(stored.orientation == .upright)
        for index in tiff..<tiff + 26 {
            for value in [UInt8(0), 1, 9, 0x7F, 0xFF] {
                var bytes = bytes
                bytes[index] = value
                let image = try GrayImage(decoding: bytes)
                #expect(image.pixels.count == 24 * 16)
            }
        }
    }
}

extension [UInt8] {
    /// The bytes with one replaced, whatever it was.
    func replacing(_ old: UInt8, at index: Int, with new: UInt8) -> [UInt8] {
        var bytes = self
        bytes[index] = bytes[index] == old ? new : old
        return bytes
    }
}
