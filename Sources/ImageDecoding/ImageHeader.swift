public import Imaging

/// What a picture says about itself before it is decoded.
public struct ImageHeader: Hashable, Sendable {
    /// The format, told by the first bytes.
    public let format: ImageFormat
    /// Columns of the upright picture.
    public let width: Int
    /// Rows of the upright picture.
    public let height: Int
    /// How the stored pixels must be turned; `.upright` where the picture does not say.
    public let orientation: ImageOrientation

    /// Reads a header; no pixel is decoded.
    ///
    /// - Throws: As ``Imaging/GrayImage/init(decoding:limits:reduction:)``, except for what only the pixels can show.
    public init(parsing bytes: some Collection<UInt8>, limits: DecodingLimits = .init()) throws(ImageError) {
        self = try readPicture(bytes, limits) { source, format throws(ImageError) in
            switch format {
            case .jpeg: try JPEGDecoder(source, limits: limits).header()
            case .png: try PNGDecoder(source, limits: limits).header()
            }
        }
    }

    init(format: ImageFormat, storedWidth: Int, storedHeight: Int, orientation: ImageOrientation) {
        self.format = format
        self.width = orientation.swapsSides ? storedHeight : storedWidth
        self.height = orientation.swapsSides ? storedWidth : storedHeight
        self.orientation = orientation
    }

    /// Columns as they lie in the file.
    var storedWidth: Int { orientation.swapsSides ? height : width }
    /// Rows as they lie in the file.
    var storedHeight: Int { orientation.swapsSides ? width : height }
}

/// Checks the size, tells the format and lends the bytes to `body`.
func readPicture<Result>(
    _ bytes: some Collection<UInt8>, _ limits: DecodingLimits,
    _ body: (UnsafeBufferPointer<UInt8>, ImageFormat) throws(ImageError) -> Result
) throws(ImageError) -> Result {
    try limits.check(byteCount: bytes.count)
    guard let format = ImageFormat(signatureOf: bytes) else { throw .unknownFormat }
    return try Array(bytes).withUnsafeBufferPointer { source throws(ImageError) in try body(source, format) }
}
