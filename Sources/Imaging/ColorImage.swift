/// A colored picture in memory, three bytes a pixel.
public struct ColorImage: Hashable, Sendable {
    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Red, green and blue of each pixel, row-major, `3 * width * height` bytes.
    public let pixels: [UInt8]

    /// Creates a picture.
    ///
    /// - Precondition: Both sides are positive and `pixels` has `3 * width * height` bytes.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width > 0 && height > 0, "a picture of \(width) x \(height) has no pixels")
        precondition(pixels.count == 3 * width * height, "\(pixels.count) bytes, expected 3 x \(width) x \(height)")
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}
