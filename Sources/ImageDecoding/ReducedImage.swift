public import Foundation
public import Imaging

/// A picture decoded no larger than it has to be, and the way from its pixels to those of the file.
///
/// A photograph of twelve million pixels is searched for faces at a tenth of that. A JPEG gives a half, a quarter or an
/// eighth of its size for less time and memory than all of it; a PNG does not, and is decoded whole.
///
/// ```swift
/// let photograph = try ReducedImage(contentsOf: file)
/// for face in detector.detect(in: photograph.image) { print(photograph.regionInFile(of: face.box)) }
/// ```
public struct ReducedImage: Hashable, Sendable {
    /// The pixels that a search for faces needs: the default detector finds the same faces in this many as in more.
    public static let pixelsForFaces = 1_600_000

    /// The decoded picture, upright.
    public let image: GrayImage
    /// What the file says of the whole picture.
    public let header: ImageHeader
    /// The share at which it was decoded.
    public let reduction: ImageReduction

    /// Decodes a JPEG or PNG.
    ///
    /// - Parameters:
    ///   - bytes: The encoded picture: an array, `Data`, a slice.
    ///   - pixels: How many pixels must be left; with `.max` the picture is decoded whole.
    ///   - limits: What the picture may cost; its own size counts, not the reduced one.
    /// - Throws: As ``Imaging/GrayImage/init(decoding:limits:reduction:)``.
    public init(
        decoding bytes: some Collection<UInt8>, leaving pixels: Int = Self.pixelsForFaces,
        limits: DecodingLimits = .init()
    ) throws(ImageError) {
        header = try ImageHeader(parsing: bytes, limits: limits)
        reduction =
            header.format == .jpeg
            ? ImageReduction(width: header.width, height: header.height, leaving: pixels) : .none
        image = try GrayImage(decoding: bytes, limits: limits, reduction: reduction)
    }

    /// Reads and decodes a JPEG or PNG file.
    ///
    /// - Throws: As ``Imaging/GrayImage/init(contentsOf:limits:)``.
    public init(
        contentsOf url: URL, leaving pixels: Int = Self.pixelsForFaces, limits: DecodingLimits = .init()
    ) throws(ImageError) {
        try self.init(decoding: readFile(url, limits), leaving: pixels, limits: limits)
    }

    /// A region of ``image`` in pixels of the file's picture.
    public func regionInFile(of region: ImageRegion) -> ImageRegion {
        let x = Double(header.width) / Double(image.width)
        let y = Double(header.height) / Double(image.height)
        return ImageRegion(x: region.x * x, y: region.y * y, width: region.width * x, height: region.height * y)
    }
}
