public import NeuralCore

/// Stochastic gradient descent with Nesterov momentum.
///
///     g = gradient + weightDecay * w
///     v = momentum * v + g
///     w = w - learningRate * (g + momentum * v)
///
/// Reference: I. Sutskever et al., "On the importance of initialization and momentum in deep learning", ICML 2013.
public struct SGD: Optimizer {
    /// How much of the last step's direction is kept, `0..<1`.
    public var momentum: Float
    /// The pull of weights toward zero.
    public var weightDecay: Float
    /// The velocities.
    public var slots: [[Tensor]] = []

    /// Creates the method.
    public init(momentum: Float = 0.9, weightDecay: Float = 5e-4) {
        self.momentum = momentum
        self.weightDecay = weightDecay
    }

    /// Moves the weights.
    public mutating func update(
        _ parameters: inout Parameters, gradients: [Tensor], learningRate: Float, step: Int
    ) {
        prepareSlots(1, for: parameters)
        for position in gradients.indices where !parameters.isState[position] {
            let decay = parameters.decays(at: position) ? weightDecay : 0
            let momentum = momentum
            slots[0][position].values.withUnsafeMutableBufferPointer { velocity in
                parameters.tensors[position].values.withUnsafeMutableBufferPointer { weight in
                    gradients[position].values.withUnsafeBufferPointer { gradient in
                        for index in weight.indices {
                            let slope = gradient[index] + decay * weight[index]
                            velocity[index] = momentum * velocity[index] + slope
                            weight[index] -= learningRate * (slope + momentum * velocity[index])
                        }
                    }
                }
            }
        }
    }
}
