/// Lays the neighborhoods of pixels out as rows of a matrix (im2col), so that a convolution becomes a product.
///
/// Works on a strip of picture rows at a time, small enough to stay in cache.
package struct PatchMatrix {
    package let height: Int
    package let width: Int
    package let channels: Int
    /// The odd side of the square kernel; borders are padded with zeros.
    package let kernel: Int

    package init(height: Int, width: Int, channels: Int, kernel: Int) {
        precondition(kernel % 2 == 1, "a kernel of side \(kernel) has no center")
        self.height = height
        self.width = width
        self.channels = channels
        self.kernel = kernel
    }

    /// Values in one row of the matrix: `kernel * kernel * channels`.
    package var columns: Int { kernel * kernel * channels }

    /// Picture rows in one strip: about as many as make a product efficient while the strip stays in cache.
    package var stripRows: Int { max(1, 384 / width) }

    /// Fills `patches` with one row for each pixel of the given picture rows.
    ///
    /// - Parameters:
    ///   - pictureRows: Rows counted through the whole batch, `0..<batch * height`.
    ///   - input: `[batch, height, width, channels]`.
    ///   - patches: Room for `pictureRows.count * width` rows of ``columns`` values.
    package func fill(
        _ patches: UnsafeMutablePointer<Float>, with pictureRows: Range<Int>, of input: UnsafePointer<Float>
    ) {
        let radius = kernel / 2
        let segment = kernel * channels
        var patch = patches
        for row in pictureRows {
            let y = row % height
            for x in 0..<width {
                let left = max(0, radius - x) * channels
                let right = max(0, x + radius + 1 - width) * channels
                for offset in -radius...radius {
                    if (0..<height).contains(y + offset) {
                        let source = input + ((row + offset) * width + x - radius) * channels
                        patch.initialize(repeating: 0, count: left)
                        (patch + left).initialize(from: source + left, count: segment - left - right)
                        (patch + (segment - right)).initialize(repeating: 0, count: right)
                    } else {
                        patch.initialize(repeating: 0, count: segment)
                    }
                    patch += segment
                }
            }
        }
    }

    /// Calls `body` with the patches of each strip of a batch of pictures, one strip after the other.
    ///
    /// - Parameter input: `[batch, height, width, channels]`.
    package func forEachStrip(of input: Tensor, _ body: (UnsafePointer<Float>, Range<Int>) -> Void) {
        let rows = input.shape[0] * height
        withUnsafeTemporaryAllocation(of: Float.self, capacity: stripRows * width * columns) { patches in
            input.values.withUnsafeBufferPointer { input in
                guard let patches = patches.baseAddress, let input = input.baseAddress else { return }
                for first in stride(from: 0, to: rows, by: stripRows) {
                    let strip = first..<min(first + stripRows, rows)
                    fill(patches, with: strip, of: input)
                    body(patches, strip)
                }
            }
        }
    }
}
