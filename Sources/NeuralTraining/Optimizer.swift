public import NeuralCore

/// Turns gradients into new parameters.
public protocol Optimizer: Sendable {
    /// The running averages that the method keeps, each in the order of the parameters; empty before the first update.
    var slots: [[Tensor]] { get set }

    /// Moves the weights against their gradients; state parameters stay as they are.
    ///
    /// - Parameters:
    ///   - gradients: One for each parameter, in their order.
    ///   - learningRate: The step size of this update.
    ///   - step: How many updates came before this one.
    mutating func update(_ parameters: inout Parameters, gradients: [Tensor], learningRate: Float, step: Int)
}

extension Optimizer {
    /// Fills the slots with zeros before the first update.
    mutating func prepareSlots(_ count: Int, for parameters: Parameters) {
        guard slots.isEmpty else { return }
        slots = Array(repeating: parameters.tensors.map { Tensor(shape: $0.shape) }, count: count)
    }
}

extension Parameters {
    /// Weight decay pulls at matrices and kernels; biases, scales and shifts are left alone.
    func decays(at position: Int) -> Bool { tensors[position].shape.count > 1 }
}
