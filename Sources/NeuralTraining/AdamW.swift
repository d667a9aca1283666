public import NeuralCore

/// Adam with decoupled weight decay.
///
///     m = beta1 m + (1 - beta1) g,   v = beta2 v + (1 - beta2) g^2
///     w = w - learningRate * (m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon) + weightDecay * w)
///
/// Reference: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2.
public struct AdamW: Optimizer {
    /// How slowly the mean of gradients forgets.
    public var beta1: Float
    /// How slowly the mean of their squares forgets.
    public var beta2: Float
    /// The pull of weights toward zero.
    public var weightDecay: Float
    /// Keeps the division finite.
    public var epsilon: Float
    private var means: [Tensor] = []
    private var squares: [Tensor] = []

    /// The means of the gradients and of their squares.
    public var slots: [[Tensor]] {
        get { means.isEmpty ? [] : [means, squares] }
        set { (means, squares) = newValue.count == 2 ? (newValue[0], newValue[1]) : ([], []) }
    }

    /// Creates the method.
    public init(beta1: Float = 0.9, beta2: Float = 0.999, weightDecay: Float = 0.01, epsilon: Float = 1e-8) {
        self.beta1 = beta1
        self.beta2 = beta2
        self.weightDecay = weightDecay
        self.epsilon = epsilon
    }

    /// Moves the weights.
    public mutating func update(
        _ parameters: inout Parameters, gradients: [Tensor], learningRate: Float, step: Int
    ) {
        prepareSlots(2, for: parameters)
        let corrections = (1 - power(beta1, step + 1), 1 - power(beta2, step + 1))
        for position in gradients.indices where !parameters.isState[position] {
            updateOne(&parameters, position, gradients[position], learningRate, corrections)
        }
    }

    private mutating func updateOne(
        _ parameters: inout Parameters, _ position: Int, _ gradient: Tensor, _ learningRate: Float,
        _ corrections: (first: Float, second: Float)
    ) {
        let (beta1, beta2, epsilon) = (beta1, beta2, epsilon)
        let kept = 1 - learningRate * (parameters.decays(at: position) ? weightDecay : 0)
        let rate = learningRate / corrections.first
        let inverse = 1 / corrections.second
        means[position].values.withUnsafeMutableBufferPointer { mean in
            squares[position].values.withUnsafeMutableBufferPointer { square in
                parameters.tensors[position].values.withUnsafeMutableBufferPointer { weight in
                    gradient.values.withUnsafeBufferPointer { gradient in
                        for index in weight.indices {
                            let slope = gradient[index]
                            mean[index] = beta1 * mean[index] + (1 - beta1) * slope
                            square[index] = beta2 * square[index] + (1 - beta2) * slope * slope
                            let deviation = (square[index] * inverse).squareRoot() + epsilon
                            weight[index] = kept * weight[index] - rate * mean[index] / deviation
                        }
                    }
                }
            }
        }
    }

    private func power(_ base: Float, _ exponent: Int) -> Float {
        Elementary.exp(Float(exponent) * Elementary.log(base))
    }
}
