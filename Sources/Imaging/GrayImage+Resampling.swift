extension GrayImage {
    /// A region of the picture at another size, by area averaging.
    ///
    /// Each new pixel is the mean over the part of `region` that it covers; where that part is narrower than one
    /// pixel, the mean over one pixel around its center, which is linear interpolation. So nothing aliases when the
    /// picture shrinks and no blocks appear when it grows. Beyond the picture's edge its outermost pixels repeat.
    ///
    /// - Parameters:
    ///   - region: What to look at; without one, the whole picture.
    ///   - width: Columns of the new picture.
    ///   - height: Rows of the new picture.
    /// - Precondition: `width` and `height` are positive.
    /// - Complexity: O(pixels of the picture under `region`), at most a few times the new size when it grows.
    public func resampled(from region: ImageRegion? = nil, toWidth width: Int, height: Int) -> GrayImage {
        precondition(width > 0 && height > 0, "a picture of \(width) x \(height) has no pixels")
        let region = region ?? bounds
        let columns = AreaTaps(from: region.x, length: region.width, over: self.width, into: width)
        let rows = AreaTaps(from: region.y, length: region.height, over: self.height, into: height)
        var result: [UInt8] = []
        result.reserveCapacity(width * height)
        for row in 0..<height {
            let blended = blend(rows, at: row, columns: columns.used)
            for column in 0..<width { result.append(columns.mean(of: blended, at: column)) }
        }
        return GrayImage(width: width, height: height, pixels: result)
    }

    /// The weighted sum of the source rows under one new row, over the source columns that are needed.
    private func blend(_ rows: AreaTaps, at row: Int, columns: Range<Int>) -> [Float] {
        var sums = [Float](repeating: 0, count: columns.count)
        for (source, weight) in rows.taps(at: row) {
            let start = source * width + columns.lowerBound
            add(pixels.span.extracting(start..<start + columns.count), times: weight, to: &sums)
        }
        return sums
    }
}

/// `sums += weight * values`, element by element.
private func add(_ values: Span<UInt8>, times weight: Float, to sums: inout [Float]) {
    var sums = sums.mutableSpan
    precondition(values.count == sums.count, "\(values.count) values, expected \(sums.count)")
    for index in 0..<sums.count { sums[index] += weight * Float(values[index]) }
}
