import Imaging

/// Sums over every rectangle of a picture that starts in its upper left corner, so that any rectangle's sum takes four
/// look-ups.
///
/// Sums wrap around at 32 bits; differences over a window do not, so they come out right.
struct IntegralImage {
    /// Sums over upright rectangles, then, where they are wanted, over tilted ones; rows of `stride` values.
    let sums: [Int32]
    /// Sums of squared pixels, or nothing.
    let squares: [UInt32]
    /// Values in a row: one more than the picture has columns.
    let stride: Int
    /// Values in the table of upright sums.
    private let tableSize: Int

    /// Sums a picture up.
    init(_ image: GrayImage, squared: Bool, tilted: Bool) {
        stride = image.width + 1
        tableSize = stride * (image.height + 1)
        sums = Self.table(image) { Int32($0) } + (tilted ? Self.tiltedTable(image) : [])
        squares = squared ? Self.table(image) { UInt32($0) &* UInt32($0) } : []
    }

    /// The corners of an upright rectangle.
    func corners(x: Int, y: Int, width: Int, height: Int) -> Corners {
        let top = y * stride + x
        let bottom = top + height * stride
        return Corners(a: Int32(top), b: Int32(top + width), c: Int32(bottom), d: Int32(bottom + width))
    }

    /// The corners of a rectangle that is turned by 45 degrees to the right around its upper corner.
    func tiltedCorners(x: Int, y: Int, width: Int, height: Int) -> Corners {
        func index(_ x: Int, _ y: Int) -> Int32 { Int32(tableSize + y * stride + x) }
        return Corners(
            a: index(x, y), b: index(x - height, y + height), c: index(x + width, y + width),
            d: index(x + width - height, y + width + height))
    }

    /// Each value is the sum of `value` over the pixels to its upper left.
    private static func table<Value: FixedWidthInteger>(_ image: GrayImage, _ value: (UInt8) -> Value) -> [Value] {
        let stride = image.width + 1
        var table = [Value](repeating: 0, count: stride * (image.height + 1))
        for y in 0..<image.height {
            var row: Value = 0
            for x in 0..<image.width {
                row &+= value(image[x, y])
                table[(y + 1) * stride + x + 1] = table[y * stride + x + 1] &+ row
            }
        }
        return table
    }

    /// Each value is the sum over the triangle that opens upwards from the pixel to its upper left.
    ///
    /// Such a triangle is made of the two whose tips are left and right of it one row up, without what they share, and
    /// of the two pixels at its own tip.
    private static func tiltedTable(_ image: GrayImage) -> [Int32] {
        let stride = image.width + 1
        var table = [Int32](repeating: 0, count: stride * (image.height + 1))
        func triangle(_ x: Int, _ y: Int) -> Int32 {
            // A tip beyond the side sees of the picture what the tip at the side sees one row up.
            let isInside = (0...image.width).contains(x)
            let row = isInside ? y : y - 1
            return row > 0 ? table[row * stride + min(image.width, max(0, x))] : 0
        }
        for y in 1...image.height {
            for x in 0...image.width {
                let tip = x == 0 ? 0 : Int32(image[x - 1, y - 1]) + (y > 1 ? Int32(image[x - 1, y - 2]) : 0)
                table[y * stride + x] =
                    triangle(x - 1, y - 1) &+ triangle(x + 1, y - 1) &- triangle(x, y - 2) &+ tip
            }
        }
        return table
    }
}
