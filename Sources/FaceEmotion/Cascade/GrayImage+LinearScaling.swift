import Imaging

extension GrayImage {
    /// The picture at another size by interpolating between four pixels, in the fixed-point arithmetic of OpenCV's
    /// exact linear resizing, so that a cascade sees what it was trained on.
    ///
    /// - Precondition: The picture has at least two columns and two rows.
    func linearlyScaled(toWidth newWidth: Int, height newHeight: Int) -> GrayImage {
        guard newWidth != width || newHeight != height else { return self }
        let columns = (0..<newWidth).map { LinearTap(at: $0, of: newWidth, over: width) }
        var result: [UInt8] = []
        result.reserveCapacity(newWidth * newHeight)
        let pixels = pixels.span
        for row in 0..<newHeight {
            let tap = LinearTap(at: row, of: newHeight, over: height)
            let upper = pixels.extracting(tap.index * width..<(tap.index + 1) * width)
            let lower = pixels.extracting((tap.index + 1) * width..<(tap.index + 2) * width)
            for column in columns {
                let blend = column.blend(upper) * (256 - tap.weight) + column.blend(lower) * tap.weight
                result.append(UInt8(truncatingIfNeeded: (blend + 32_768) >> 16))
            }
        }
        return GrayImage(width: newWidth, height: newHeight, pixels: result)
    }
}

/// Which two neighbors make a new pixel of a line, and how much the second counts.
private struct LinearTap {
    let index: Int
    /// In units of 1/256.
    let weight: UInt32

    /// The tap of new pixel `position` of `count` over a line of `size` pixels.
    init(at position: Int, of count: Int, over size: Int) {
        let center = (Double(position) + 0.5) * Double(size) / Double(count) - 0.5
        index = min(size - 2, max(0, Int(center)))
        let offset = min(1, max(0, center - Double(index)))
        weight = UInt32((offset * 256).rounded(.toNearestOrEven))
    }

    @inline(__always)
    func blend(_ line: Span<UInt8>) -> UInt32 {
        UInt32(line[index]) * (256 - weight) + UInt32(line[index + 1]) * weight
    }
}
