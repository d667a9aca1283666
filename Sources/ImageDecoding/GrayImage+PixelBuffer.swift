public import Imaging

extension GrayImage {
    /// Takes the brightness out of a picture in memory, such as a camera's buffer, which is read where it lies.
    ///
    /// Brightness is BT.601 luma of the stored values; transparent pixels lie over white, as in a PNG. The luma of
    /// `.yuv420` is taken as it is.
    ///
    /// - Parameters:
    ///   - buffer: The bytes from the first pixel on; they are not kept.
    ///   - format: What they stand for.
    ///   - width: Columns.
    ///   - height: Rows.
    ///   - bytesPerRow: From the start of one row to that of the next; without it, rows follow without a gap.
    ///   - limits: What the picture may cost.
    /// - Throws: ``ImageError/malformedBuffer(reason:)`` if the buffer is too small for what the other arguments say, or
    ///   a side is not positive, and ``ImageError/tooManyPixels(width:height:limit:)``.
    public init(
        buffer: RawSpan, format: PixelFormat, width: Int, height: Int, bytesPerRow: Int? = nil,
        limits: DecodingLimits = .init()
    ) throws(ImageError) {
        guard width > 0, height > 0 else {
            throw .malformedBuffer(reason: "a picture of \(width) x \(height) has no pixels")
        }
        try limits.check(width: width, height: height)
        let used = width * format.bytesPerPixel
        let stride = bytesPerRow ?? used
        guard stride >= used else {
            throw .malformedBuffer(reason: "rows of \(width) pixels have \(used) bytes, not \(stride)")
        }
        let (gaps, overflow) = stride.multipliedReportingOverflow(by: height - 1)
        guard !overflow, gaps <= buffer.byteCount - used else {
            throw .malformedBuffer(reason: "\(buffer.byteCount) bytes do not hold \(height) rows of \(stride)")
        }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height)
        for row in 0..<height {
            let line = buffer.extracting(row * stride..<row * stride + used)
            appendLuma(of: line, format, to: &pixels)
        }
        self.init(width: width, height: height, pixels: pixels)
    }
}

/// Appends the brightness of one row.
private func appendLuma(of line: RawSpan, _ format: PixelFormat, to pixels: inout [UInt8]) {
    line.withUnsafeBytes { line in
        let step = format.bytesPerPixel
        switch format {
        case .gray, .yuv420: pixels.append(contentsOf: line)
        case .rgb:
            for index in stride(from: 0, to: line.count, by: step) {
                pixels.append(luma(red: line[index], green: line[index + 1], blue: line[index + 2]))
            }
        case .bgr:
            for index in stride(from: 0, to: line.count, by: step) {
                pixels.append(luma(red: line[index + 2], green: line[index + 1], blue: line[index]))
            }
        case .rgba:
            for index in stride(from: 0, to: line.count, by: step) {
                pixels.append(
                    luma(
                        red: line[index], green: line[index + 1], blue: line[index + 2], alpha: line[index + 3]))
            }
        case .bgra:
            for index in stride(from: 0, to: line.count, by: step) {
                pixels.append(
                    luma(
                        red: line[index + 2], green: line[index + 1], blue: line[index], alpha: line[index + 3]))
            }
        }
    }
}
