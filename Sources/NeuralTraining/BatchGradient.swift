internal import NeuralCore

/// The loss of some examples, its gradient and the state they showed, all times a share.
struct BatchGradient: Sendable {
    private(set) var loss: Double
    private(set) var tensors: [Tensor]
    private(set) var observedState: [Int: Tensor]

    init(
        of examples: ArraySlice<Int>, _ recipe: some TrainingRecipe, _ parameters: Parameters, share: Float,
        using random: inout SplitMix64
    ) {
        var tape = GradientTape(parameters)
        let loss = recipe.loss(of: examples, on: &tape, using: &random)
        let weighted = tape.sum([(loss, share)])
        self.loss = Double(weighted.value.values[0])
        tensors = tape.gradient(of: weighted)
        observedState = tape.observedState.mapValues { $0.scaled(by: share) }
    }

    mutating func add(_ other: BatchGradient) {
        loss += other.loss
        for position in tensors.indices { tensors[position].add(other.tensors[position]) }
        for (position, tensor) in other.observedState { observedState[position]?.add(tensor) }
    }

    /// Scales the gradient down if its norm over all weights is larger than `limit`.
    mutating func clip(to limit: Float) {
        var sum = 0.0
        for tensor in tensors { sum += tensor.sumOfSquares() }
        let norm = Float(sum.squareRoot())
        guard norm > limit else { return }
        for position in tensors.indices { tensors[position] = tensors[position].scaled(by: limit / norm) }
    }
}

extension Tensor {
    fileprivate func sumOfSquares() -> Double {
        values.withUnsafeBufferPointer { values in
            values.reduce(0) { $0 + Double($1) * Double($1) }
        }
    }
}
