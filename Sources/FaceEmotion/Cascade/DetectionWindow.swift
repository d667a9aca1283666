/// A place that a cascade has taken for a face, in whole pixels.
struct DetectionWindow: Hashable {
    let x: Int
    let y: Int
    let width: Int
    let height: Int

    /// Whether all four sides of two windows are within a fifth of the smaller window's size.
    func isSimilar(to other: DetectionWindow) -> Bool {
        let reach = 0.1 * Double(min(width, other.width) + min(height, other.height))
        return Double(abs(x - other.x)) <= reach && Double(abs(y - other.y)) <= reach
            && Double(abs(x + width - other.x - other.width)) <= reach
            && Double(abs(y + height - other.y - other.height)) <= reach
    }

    /// Whether it lies inside another window that is widened by a fifth on each side.
    func lies(inside other: DetectionWindow) -> Bool {
        let dx = Int((Double(other.width) * 0.2).rounded(.toNearestOrEven))
        let dy = Int((Double(other.height) * 0.2).rounded(.toNearestOrEven))
        return x >= other.x - dx && y >= other.y - dy && x + width <= other.x + other.width + dx
            && y + height <= other.y + other.height + dy
    }
}
