/// What a picture may cost before it is refused.
///
/// A few hundred bytes can announce a picture of gigabytes. Every limit is checked before memory is taken for what
/// it limits.
public struct DecodingLimits: Hashable, Sendable {
    /// Width times height.
    public var pixels: Int
    /// The size of the encoded picture.
    public var bytes: Int
    /// Scans of a JPEG: each makes the decoder walk over the whole picture again.
    public var scans: Int
    /// The unpacked size of one piece of metadata in a PNG, in bytes; all pieces together may have twice as much.
    public var metadataBytes: Int

    /// Creates limits; the defaults admit what cameras and phones make.
    public init(
        pixels: Int = 40_000_000, bytes: Int = 64 << 20, scans: Int = 100, metadataBytes: Int = 2 << 20
    ) {
        self.pixels = pixels
        self.bytes = bytes
        self.scans = scans
        self.metadataBytes = metadataBytes
    }

    func check(byteCount: Int) throws(ImageError) {
        guard byteCount > 0 else { throw .empty }
        guard byteCount <= bytes else { throw .tooManyBytes(byteCount, limit: bytes) }
    }

    func check(width: Int, height: Int) throws(ImageError) {
        let (count, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, count <= pixels else { throw .tooManyPixels(width: width, height: height, limit: pixels) }
    }
}
