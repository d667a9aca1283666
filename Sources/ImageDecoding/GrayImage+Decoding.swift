public import Imaging

extension GrayImage {
    /// Decodes a JPEG or PNG to gray, upright.
    ///
    /// Brightness is BT.601 luma, `0.299 R + 0.587 G + 0.114 B`, of the stored values; color profiles and gamma chunks
    /// are not applied. Transparent pixels of a PNG lie over white. EXIF orientation is applied.
    ///
    /// - Parameters:
    ///   - bytes: The encoded picture: an array, `Data`, a slice.
    ///   - limits: What the picture may cost; its own size counts, not the reduced one.
    ///   - reduction: The share of its size at which the picture is decoded.
    /// - Throws: ``ImageError/empty`` and ``ImageError/unknownFormat`` for what is no picture, `tooMany...` for what
    ///   breaks a limit, ``ImageError/truncated(_:)`` and ``ImageError/malformed(_:reason:)`` for a damaged one.
    ///   Damage is never painted over.
    /// - Complexity: Besides the picture itself, a CMYK JPEG and an interlaced PNG take four bytes a pixel while they are
    ///   decoded, a progressive JPEG up to two a pixel and color.
    public init(
        decoding bytes: some Collection<UInt8>, limits: DecodingLimits = .init(), reduction: ImageReduction = .none
    ) throws(ImageError) {
        self = try readPicture(bytes, limits) { source, format throws(ImageError) in
            switch format {
            case .jpeg: try JPEGDecoder(source, limits: limits).decode(reduction)
            case .png: try PNGDecoder(source, limits: limits).decode().reduced(by: reduction)
            }
        }
    }
}
