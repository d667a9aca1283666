/// A two-dimensional convolution with stride 1 whose output is as large as its input.
///
///     y[n, i, j, o] = b[o] + sum over (p, q, c) of x[n, i + p - r, j + q - r, c] * w[p, q, c, o]
///
/// with `r = kernel / 2` and zeros beyond the border.
public struct Convolution2D: Sendable {
    /// `[kernel, kernel, input channels, output channels]`.
    public let weight: Tensor
    /// `[output channels]`, or nil for none.
    public let bias: Tensor?

    /// Creates the layer.
    ///
    /// - Precondition: The kernel is square with an odd side, and the bias fits the output channels.
    public init(weight: Tensor, bias: Tensor? = nil) {
        precondition(weight.shape.count == 4 && weight.shape[0] == weight.shape[1], "kernel of shape \(weight.shape)")
        precondition(bias == nil || bias?.shape == [weight.shape[3]], "bias of shape \(bias?.shape ?? [])")
        self.weight = weight
        self.bias = bias
    }

    /// Convolves a batch of pictures.
    ///
    /// - Parameter input: `[batch, height, width, input channels]`.
    /// - Returns: `[batch, height, width, output channels]`.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        let (batch, height, width) = (input.shape[0], input.shape[1], input.shape[2])
        let (channels, outputs) = (weight.shape[2], weight.shape[3])
        precondition(input.shape[3] == channels, "input of shape \(input.shape), expected \(channels) channels")
        if PackedConvolution.canPack(self) { return convolvePacked(input) }
        let patchMatrix = PatchMatrix(height: height, width: width, channels: channels, kernel: weight.shape[0])
        let values = [Float](unsafeUninitializedCapacity: batch * height * width * outputs) { output, count in
            guard let output = output.baseAddress else { return }
            patchMatrix.forEachStrip(of: input) { patches, rows in
                let result = output + rows.lowerBound * width * outputs
                if let bias { fill(result, pixels: rows.count * width, with: bias.values) }
                MatrixMultiplication(
                    rows: rows.count * width, columns: outputs, inner: patchMatrix.columns, accumulates: bias != nil
                )(patches, weight.values, into: result)
            }
            count = batch * height * width * outputs
        }
        return Tensor(shape: [batch, height, width, outputs], values: values)
    }

    private func fill(_ output: UnsafeMutablePointer<Float>, pixels: Int, with bias: [Float]) {
        for pixel in 0..<pixels { (output + pixel * bias.count).update(from: bias, count: bias.count) }
    }
}
