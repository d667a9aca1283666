/// A rectangle over a picture, in pixels, with fractions.
///
/// The origin is the upper left corner of the upper left pixel, so a picture covers `0...width` by `0...height`.
/// A region may hang over the edge of the picture.
public struct ImageRegion: Hashable, Sendable {
    /// The left edge.
    public let x: Double
    /// The upper edge.
    public let y: Double
    /// How far it extends to the right; positive.
    public let width: Double
    /// How far it extends downwards; positive.
    public let height: Double

    /// How far from the origin a region may reach, in pixels.
    public static let largestCoordinate = 1e9

    /// Creates a region.
    ///
    /// - Precondition: Both sides are positive, and no value is NaN or beyond ``largestCoordinate``.
    public init(x: Double, y: Double, width: Double, height: Double) {
        precondition(width > 0 && height > 0, "a region of \(width) x \(height) is empty")
        let farthest = max(x.magnitude, y.magnitude, width, height)
        precondition(
            farthest <= Self.largestCoordinate, "a region at (\(x), \(y)) of \(width) x \(height) is too far out")
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The region's size in square pixels.
    public var area: Double { width * height }

    /// The part that two regions share, or nil if they do not overlap.
    public func intersection(_ other: ImageRegion) -> ImageRegion? {
        let left = max(x, other.x)
        let top = max(y, other.y)
        let right = min(x + width, other.x + other.width)
        let bottom = min(y + height, other.y + other.height)
        guard right > left, bottom > top else { return nil }
        return ImageRegion(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// How well two regions agree: the shared area over the covered area, in `0...1`.
    public func intersectionOverUnion(_ other: ImageRegion) -> Double {
        let shared = intersection(other)?.area ?? 0
        return shared / (area + other.area - shared)
    }
}

extension GrayImage {
    /// The region that covers the whole picture.
    public var bounds: ImageRegion { ImageRegion(x: 0, y: 0, width: Double(width), height: Double(height)) }
}
