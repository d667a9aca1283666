public import NeuralCore

extension GradientTape {
    /// Looks bags of rows up in the table of that name and averages each bag: an `EmbeddingBag`.
    ///
    /// - Returns: `[bags.count, width]`.
    public mutating func embeddingBag(_ bags: [[Int32]], _ name: String) -> Variable {
        let weight = parameter("\(name).weight")
        return record(EmbeddingBag(weight: weight.value)(bags), from: [weight]) { gradient, gradients in
            gradients.add(gradient.scattered(to: bags, shape: weight.value.shape), to: weight)
        }
    }

    /// Runs the `LSTM` of that name.
    ///
    /// - Parameter input: `[steps, batch, inputs]`.
    /// - Returns: `[steps, batch, hidden]`.
    public mutating func lstm(_ input: Variable, _ sequences: SequenceBatch, _ name: String) -> Variable {
        let weights = ["inputWeight", "recurrentWeight", "bias"].map { parameter("\(name).\($0)") }
        let layer = LSTM(
            inputWeight: weights[0].value, recurrentWeight: weights[1].value, bias: weights[2].value,
            instructionSet: nil)
        let trace = layer.trace(input.value, sequences)
        return record(trace.hidden, from: [input] + weights) { gradient, gradients in
            let gates = layer.gateGradients(trace, sequences, hiddenGradient: gradient)
            gradients.add(input.value.transposedProduct(with: gates), to: weights[0])
            gradients.add(trace.hidden.delayed().transposedProduct(with: gates), to: weights[1])
            gradients.add(gates.summedRows(), to: weights[2])
            gradients.add(gates.product(withTransposed: layer.inputWeight, shape: input.value.shape), to: input)
        }
    }

    /// Turns every sequence around: its last step comes first.
    ///
    /// - Parameter input: `[steps, batch, features]`.
    public mutating func reversed(_ input: Variable, _ sequences: SequenceBatch) -> Variable {
        record(input.value.reversed(sequences), from: [input]) { gradient, gradients in
            gradients.add(gradient.reversed(sequences), to: input)
        }
    }

    /// The largest value of each feature over the steps of each sequence.
    ///
    /// - Parameter input: `[steps, batch, features]`.
    /// - Returns: `[batch, features]`.
    public mutating func maxPool(_ input: Variable, over sequences: SequenceBatch) -> Variable {
        let output = input.value.maxPooled(over: sequences)
        return record(output, from: [input]) { gradient, gradients in
            let spread = input.value.maxPoolGradient(over: sequences, output: output, outputGradient: gradient)
            gradients.add(spread, to: input)
        }
    }

    /// Averages the steps of each sequence by attention: weights are the softmax of scores.
    ///
    /// - Parameters:
    ///   - input: `[steps, batch, features]`.
    ///   - scores: `[steps, batch, 1]`.
    /// - Returns: `[batch, features]`.
    public mutating func attentionPool(
        _ input: Variable, scores: Variable, over sequences: SequenceBatch
    ) -> Variable {
        let weights = scores.value.softmax(over: sequences)
        let output = input.value.weightedSum(over: sequences, weights: weights)
        return record(output, from: [input, scores]) { gradient, gradients in
            let parts = attentionGradient(input.value, weights: weights, over: sequences, outputGradient: gradient)
            gradients.add(parts.input, to: input)
            gradients.add(parts.scores, to: scores)
        }
    }
}

extension LSTM {
    /// Backpropagation through time: the gradient at the gates before their nonlinearities.
    ///
    /// Reference: S. Hochreiter and J. Schmidhuber, "Long short-term memory", Neural Computation 9, 1997, appendix.
    fileprivate func gateGradients(_ trace: Trace, _ sequences: SequenceBatch, hiddenGradient: Tensor) -> Tensor {
        let (batch, width) = (sequences.batch, sequences.batch * hidden)
        var result = Tensor(shape: trace.gates.shape)
        // What comes back from the next step, [batch, hidden] each.
        var fromHidden = [Float](repeating: 0, count: width)
        var fromCell = [Float](repeating: 0, count: width)
        for step in (0..<sequences.steps).reversed() {
            for row in 0..<batch {
                guard step < sequences.lengths[row] else { continue }
                for unit in 0..<hidden {
                    let place = row * hidden + unit
                    let gradient = hiddenGradient.values[step * width + place] + fromHidden[place]
                    fromCell[place] = cellStep(
                        trace, place: step * width + place, gate: (step * batch + row) * 4 * hidden + unit,
                        previous: step > 0 ? trace.cell.values[(step - 1) * width + place] : 0,
                        hiddenGradient: gradient, cellGradient: fromCell[place], into: &result.values)
                }
            }
            guard step > 0 else { break }
            result.values.withUnsafeBufferPointer { gates in
                guard let gates = gates.baseAddress else { return }
                MatrixMultiplication(rows: batch, columns: hidden, inner: 4 * hidden, rightIsTransposed: true)(
                    gates + step * batch * 4 * hidden, recurrentWeight.values, into: &fromHidden)
            }
        }
        return result
    }

    /// One unit at one step; returns the gradient of the previous cell state.
    private func cellStep(
        _ trace: Trace, place: Int, gate: Int, previous: Float, hiddenGradient: Float, cellGradient: Float,
        into result: inout [Float]
    ) -> Float {
        let gates = trace.gates.values
        let (input, forget) = (gates[gate], gates[gate + hidden])
        let (candidate, output) = (gates[gate + 2 * hidden], gates[gate + 3 * hidden])
        let squashed = Elementary.tanh(trace.cell.values[place])
        let cell = cellGradient + hiddenGradient * output * (1 - squashed * squashed)
        result[gate] = cell * candidate * input * (1 - input)
        result[gate + hidden] = cell * previous * forget * (1 - forget)
        result[gate + 2 * hidden] = cell * input * (1 - candidate * candidate)
        result[gate + 3 * hidden] = hiddenGradient * squashed * output * (1 - output)
        return cell * forget
    }
}

/// The gradients of attention pooling with respect to its input and its scores.
private func attentionGradient(
    _ input: Tensor, weights: Tensor, over sequences: SequenceBatch, outputGradient: Tensor
) -> (input: Tensor, scores: Tensor) {
    let features = input.shape[2]
    var inputGradient = Tensor(shape: input.shape)
    var scoreGradient = Tensor(shape: weights.shape)
    for (row, length) in sequences.lengths.enumerated() {
        let places = (0..<length).map { $0 * sequences.batch + row }
        var mean: Float = 0
        for place in places {
            var product: Float = 0
            for feature in 0..<features {
                let gradient = outputGradient.values[row * features + feature]
                inputGradient.values[place * features + feature] = weights.values[place] * gradient
                product += gradient * input.values[place * features + feature]
            }
            scoreGradient.values[place] = product
            mean += weights.values[place] * product
        }
        for place in places {
            scoreGradient.values[place] = weights.values[place] * (scoreGradient.values[place] - mean)
        }
    }
    return (inputGradient, scoreGradient)
}

extension Tensor {
    /// The gradient of a table from the gradients of the bags that were looked up in it.
    fileprivate func scattered(to bags: [[Int32]], shape table: [Int]) -> Tensor {
        let width = table[1]
        var result = Tensor(shape: table)
        result.values.withUnsafeMutableBufferPointer { result in
            values.withUnsafeBufferPointer { gradient in
                for (position, bag) in bags.enumerated() {
                    let share = 1 / Float(max(1, bag.count))
                    for row in bag {
                        for column in 0..<width {
                            result[Int(row) * width + column] += share * gradient[position * width + column]
                        }
                    }
                }
            }
        }
        return result
    }

    /// `[steps, batch, features]` one step later, with zeros first.
    fileprivate func delayed() -> Tensor {
        let step = shape[1] * shape[2]
        return Tensor(shape: shape, values: Array(repeating: 0, count: step) + values.dropLast(step))
    }

    fileprivate func reversed(_ sequences: SequenceBatch) -> Tensor {
        let features = shape[2]
        var result = Tensor(shape: shape)
        for (row, length) in sequences.lengths.enumerated() {
            for step in 0..<length {
                let source = (step * sequences.batch + row) * features
                let target = ((length - 1 - step) * sequences.batch + row) * features
                for feature in 0..<features { result.values[target + feature] = values[source + feature] }
            }
        }
        return result
    }

    fileprivate func maxPoolGradient(
        over sequences: SequenceBatch, output: Tensor, outputGradient: Tensor
    ) -> Tensor {
        let features = shape[2]
        var result = Tensor(shape: shape)
        for (row, length) in sequences.lengths.enumerated() {
            for feature in 0..<features {
                let largest = output.values[row * features + feature]
                let places = (0..<length).lazy.map { ($0 * sequences.batch + row) * features + feature }
                guard let first = places.first(where: { values[$0] == largest }) else { continue }
                result.values[first] = outputGradient.values[row * features + feature]
            }
        }
        return result
    }
}
