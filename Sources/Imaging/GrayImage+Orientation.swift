extension GrayImage {
    /// The picture made upright: mirrored and turned as `orientation` asks.
    ///
    /// Applied to an upright picture, `.mirrored` swaps left and right, `.quarterTurnRight` turns it to the right.
    ///
    /// - Complexity: O(pixels); free for `.upright`.
    public func oriented(by orientation: ImageOrientation) -> GrayImage {
        let right = width - 1
        let bottom = (height - 1) * width
        switch orientation {
        case .upright: return self
        case .mirrored: return read(from: right, alongRow: -1, downColumn: width)
        case .upsideDown: return read(from: bottom + right, alongRow: -1, downColumn: -width)
        case .upsideDownMirrored: return read(from: bottom, alongRow: 1, downColumn: -width)
        case .transposed: return read(from: 0, alongRow: width, downColumn: 1, swappingSides: true)
        case .quarterTurnRight: return read(from: bottom, alongRow: -width, downColumn: 1, swappingSides: true)
        case .transverse: return read(from: bottom + right, alongRow: -width, downColumn: -1, swappingSides: true)
        case .quarterTurnLeft: return read(from: right, alongRow: width, downColumn: -1, swappingSides: true)
        }
    }

    /// The pixels in another order: from index `start`, one step for each new column and one for each new row.
    private func read(
        from start: Int, alongRow step: Int, downColumn leap: Int, swappingSides: Bool = false
    ) -> GrayImage {
        let columns = swappingSides ? height : width
        let rows = swappingSides ? width : height
        var result: [UInt8] = []
        result.reserveCapacity(pixels.count)
        for row in 0..<rows {
            for column in 0..<columns { result.append(pixels[start + row * leap + column * step]) }
        }
        return GrayImage(width: columns, height: rows, pixels: result)
    }
}
