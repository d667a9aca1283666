extension GrayImage {
    /// The picture at half its size, rounded down: each new pixel is the mean of a 2 x 2 block.
    ///
    /// - Precondition: The picture has at least two columns and two rows.
    package func halved() -> GrayImage {
        precondition(width > 1 && height > 1, "a picture of \(width) x \(height) cannot be halved")
        let (columns, rows) = (width / 2, height / 2)
        let source = pixels.span
        var halved = [UInt8](repeating: 0, count: columns * rows)
        var output = halved.mutableSpan
        for row in 0..<rows {
            let upper = source.extracting(2 * row * width..<(2 * row + 1) * width)
            let lower = source.extracting((2 * row + 1) * width..<(2 * row + 2) * width)
            for column in 0..<columns {
                let sum =
                    UInt16(upper[2 * column]) + UInt16(upper[2 * column + 1]) + UInt16(lower[2 * column])
                    + UInt16(lower[2 * column + 1])
                output[row * columns + column] = UInt8(truncatingIfNeeded: (sum + 2) >> 2)
            }
        }
        return GrayImage(width: columns, height: rows, pixels: halved)
    }
}
