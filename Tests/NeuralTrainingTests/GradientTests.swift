import NeuralTraining
import TestSupport
import Testing

/// Compares the gradients of a tape with central differences of its loss.
///
/// The loss is the sum of the output's values, each times a fixed random factor, so that no direction cancels.
private func expectGradients(
    of parameters: Parameters, step: Float = 1e-2, within tolerance: Double = Tolerance.finiteDifference,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ output: (inout GradientTape) -> GradientTape.Variable
) {
    func loss(_ parameters: Parameters) -> (tape: GradientTape, loss: GradientTape.Variable) {
        var tape = GradientTape(parameters)
        let result = output(&tape)
        guard result.value.values.count > 1 else { return (tape, result) }
        var random = SplitMix64(key: 99)
        let factors = result.value.values.map { _ in random.nextUnit() - 0.5 }
        let flat = tape.reshape(result, [1, factors.count])
        let error = tape.squaredError(
            flat, targets: Tensor(shape: [1, factors.count], values: factors),
            weights: Tensor(shape: [1, factors.count], repeating: 1), normalizer: 1)
        return (tape, error)
    }
    let recorded = loss(parameters)
    let gradients = recorded.tape.gradient(of: recorded.loss)
    for position in parameters.tensors.indices where !parameters.isState[position] {
        let differences = parameters.tensors[position].values.indices.map { index in
            var (up, down) = (parameters, parameters)
            up.tensors[position].values[index] += step
            down.tensors[position].values[index] -= step
            return (loss(up).loss.value.values[0] - loss(down).loss.value.values[0]) / (2 * step)
        }
        let largest = differences.map { abs($0) }.max() ?? 0
        #expect(largest > 0, "no gradient reaches '\(parameters.names[position])'", sourceLocation: sourceLocation)
        expectClose(
            gradients[position].values.map { $0 / max(largest, 1e-3) }, differences.map { $0 / max(largest, 1e-3) },
            within: tolerance, "in '\(parameters.names[position])'", sourceLocation: sourceLocation)
    }
}

private func random(_ shape: [Int], seed: Int) -> Tensor {
    var random = SplitMix64(key: seed)
    var tensor = Tensor(shape: shape)
    for index in tensor.values.indices { tensor.values[index] = 2 * random.nextUnit() - 1 }
    return tensor
}

private func parameters(_ shapes: KeyValuePairs<String, [Int]>) -> Parameters {
    var parameters = Parameters()
    for (index, (name, shape)) in shapes.enumerated() { parameters.add(name, random(shape, seed: index + 1)) }
    return parameters
}

/// Every gradient rule against finite differences.
@Suite struct GradientTests {
    @Test(arguments: [1, 3, 5]) func `convolution`(kernel: Int) {
        expectGradients(of: parameters(["x": [2, 4, 5, 2], "w": [kernel, kernel, 2, 3]])) { tape in
            let (x, w) = (tape.parameter("x"), tape.parameter("w"))
            return tape.convolution2D(x, weight: w)
        }
    }

    @Test func `batch normalization with ReLU`() {
        var parameters = parameters(["x": [5, 2, 2, 3]])
        parameters.addBatchNorm("norm", channels: 3)
        parameters["norm.shift"] = random([3], seed: 7)
        // A small step, since ReLU has a corner.
        expectGradients(of: parameters, step: 1e-3, within: 5e-2) { tape in
            let x = tape.parameter("x")
            return tape.batchNormReLU(x, "norm")
        }
    }

    @Test func `max-pooling and average-pooling`() {
        expectGradients(of: parameters(["x": [2, 4, 4, 3]]), step: 1e-3) { tape in
            let x = tape.parameter("x")
            return tape.maxPool2D(x)
        }
        expectGradients(of: parameters(["x": [2, 4, 4, 3]])) { tape in
            let x = tape.parameter("x")
            return tape.averagePool2D(x)
        }
    }

    @Test func `dense, tanh, ReLU, reshape, columns and concatenation`() {
        expectGradients(of: parameters(["x": [4, 3], "layer.weight": [3, 6], "layer.bias": [6]]), step: 1e-3) { tape in
            let x = tape.parameter("x")
            let hidden = tape.dense(x, "layer")
            let squashed = tape.tanh(tape.columns(0..<3, of: hidden))
            let rectified = tape.relu(tape.columns(3..<6, of: hidden))
            return tape.reshape(tape.concatenate([squashed, rectified, x]), [36])
        }
    }

    @Test func `dropout with its mask held fixed`() {
        expectGradients(of: parameters(["x": [6, 5]])) { tape in
            var random = SplitMix64(key: 3)
            let x = tape.parameter("x")
            return tape.dropout(x, probability: 0.4, using: &random)
        }
    }

    @Test func `embedding bags`() {
        expectGradients(of: parameters(["table.weight": [4, 3]])) { tape in
            tape.embeddingBag([[0], [1, 2, 3], [], [2, 2]], "table")
        }
    }

    @Test func `LSTM over sequences of different lengths, both ways`() {
        let sequences = SequenceBatch(lengths: [4, 1, 3])
        let shapes: KeyValuePairs = [
            "x": [4, 3, 2], "lstm.inputWeight": [2, 12], "lstm.recurrentWeight": [3, 12], "lstm.bias": [12],
        ]
        expectGradients(of: parameters(shapes)) { tape in
            let x = tape.parameter("x")
            let forward = tape.lstm(x, sequences, "lstm")
            let backward = tape.lstm(tape.reversed(x, sequences), sequences, "lstm")
            return tape.sum([
                (
                    tape.squaredError(
                        forward, targets: .init(shape: [4, 3, 3], repeating: 0.5),
                        weights: .init(shape: [4, 3, 3], repeating: 1)), 1
                ),
                (
                    tape.squaredError(
                        backward, targets: .init(shape: [4, 3, 3], repeating: -0.5),
                        weights: .init(shape: [4, 3, 3], repeating: 1)), 2
                ),
            ])
        }
    }

    @Test func `attention pooling and max-pooling over time`() {
        let sequences = SequenceBatch(lengths: [3, 1, 4])
        expectGradients(of: parameters(["x": [4, 3, 2], "scores": [4, 3, 1]])) { tape in
            let (x, scores) = (tape.parameter("x"), tape.parameter("scores"))
            return tape.attentionPool(x, scores: scores, over: sequences)
        }
        expectGradients(of: parameters(["x": [4, 3, 2]]), step: 1e-3) { tape in
            let x = tape.parameter("x")
            return tape.maxPool(x, over: sequences)
        }
    }

    @Test func `losses`() {
        let targets = random([3, 4], seed: 20).softmax()
        let weights = Tensor(shape: [3, 4], values: (0..<12).map { Float($0 % 3) })
        expectGradients(of: parameters(["z": [3, 4]])) { tape in
            let z = tape.parameter("z")
            return tape.softmaxCrossEntropy(z, targets: targets, weights: [1, 0, 2], labelSmoothing: 0.1)
        }
        expectGradients(of: parameters(["z": [3, 4]])) { tape in
            let z = tape.parameter("z")
            return tape.sigmoidCrossEntropy(z, targets: targets, weights: weights)
        }
        expectGradients(of: parameters(["z": [3, 4]])) { tape in
            let z = tape.parameter("z")
            return tape.squaredError(z, targets: targets, weights: weights)
        }
    }

    @Test func `a parameter that is used twice gets both gradients, one that is not used gets zeros`() {
        var parameters = parameters(["x": [2, 2], "idle": [3]])
        parameters.add("state", Tensor(shape: [1]), isState: true)
        var tape = GradientTape(parameters)
        let (first, second) = (tape.parameter("x"), tape.parameter("x"))
        let ones = Tensor(shape: [2, 2], repeating: 1)
        let once = tape.squaredError(first, targets: Tensor(shape: [2, 2]), weights: ones, normalizer: 1)
        let again = tape.squaredError(second, targets: Tensor(shape: [2, 2]), weights: ones, normalizer: 1)
        let total = tape.sum([(once, 1), (again, 2)])
        let gradients = tape.gradient(of: total)
        expectClose(gradients[0].values, parameters["x"].values.map { 3 * $0 }, within: Tolerance.float32Sum)
        #expect(gradients[1].values == [0, 0, 0])
    }
}
