/// Batch normalization with the statistics gathered in training.
///
///     y = scale * (x - runningMean) / sqrt(runningVariance + epsilon) + shift
///
/// Reference: S. Ioffe and C. Szegedy, "Batch normalization", ICML 2015.
public struct BatchNorm: Sendable {
    /// `[channels]`, the learned factor.
    public let scale: Tensor
    /// `[channels]`, the learned offset.
    public let shift: Tensor
    /// `[channels]`, the mean of each channel.
    public let runningMean: Tensor
    /// `[channels]`, the variance of each channel.
    public let runningVariance: Tensor
    /// Keeps the division finite.
    public static let epsilon: Float = 1e-5

    /// Creates the layer.
    ///
    /// - Precondition: All four have the same shape `[channels]`.
    public init(scale: Tensor, shift: Tensor, runningMean: Tensor, runningVariance: Tensor) {
        for tensor in [shift, runningMean, runningVariance] {
            precondition(tensor.shape == scale.shape, "shape \(tensor.shape), expected \(scale.shape)")
        }
        self.scale = scale
        self.shift = shift
        self.runningMean = runningMean
        self.runningVariance = runningVariance
    }

    /// Normalizes the last dimension.
    ///
    /// - Parameter input: `[..., channels]`.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        let factors = self.factors
        var output = input
        for index in output.values.indices {
            let channel = index % factors.count
            output.values[index] =
                (input.values[index] - runningMean.values[channel]) * factors[channel] + shift.values[channel]
        }
        return output
    }

    /// The convolution that does the work of `convolution` and this layer after it.
    public func folded(into convolution: Convolution2D) -> Convolution2D {
        let factors = self.factors
        var weight = convolution.weight
        for index in weight.values.indices { weight.values[index] *= factors[index % factors.count] }
        var bias = shift
        for channel in factors.indices {
            let offset = (convolution.bias?.values[channel] ?? 0) - runningMean.values[channel]
            bias.values[channel] += offset * factors[channel]
        }
        return Convolution2D(weight: weight, bias: bias)
    }

    private var factors: [Float] {
        zip(scale.values, runningVariance.values).map { $0 / ($1 + Self.epsilon).squareRoot() }
    }
}
