/// A gray picture in memory, one byte a pixel.
public struct GrayImage: Hashable, Sendable {
    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Brightness, row-major, `width * height` bytes; 0 is black.
    public let pixels: [UInt8]

    /// Creates a picture.
    ///
    /// - Precondition: Both sides are positive and `pixels` has `width * height` bytes.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width > 0 && height > 0, "a picture of \(width) x \(height) has no pixels")
        precondition(pixels.count == width * height, "\(pixels.count) bytes, expected \(width) x \(height)")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// The brightness at column `x` and row `y`.
    public subscript(x: Int, y: Int) -> UInt8 { pixels[y * width + x] }
}
