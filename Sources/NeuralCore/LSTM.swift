/// A long short-term memory layer over time, from a zero state.
///
///     [i, f, g, o] = x[t] W + h[t-1] U + b
///     c[t] = sigmoid(f) c[t-1] + sigmoid(i) tanh(g)
///     h[t] = sigmoid(o) tanh(c[t])
///
/// Reference: F. Gers, J. Schmidhuber and F. Cummins, "Learning to forget", Neural Computation 12, 2000.
public struct LSTM: Sendable {
    /// `[inputs, 4 hidden]`; the gates in the order input, forget, cell, output.
    public let inputWeight: Tensor
    /// `[hidden, 4 hidden]`.
    public let recurrentWeight: Tensor
    /// `[4 hidden]`.
    public let bias: Tensor
    private let packed: PackedLSTM

    /// Creates the layer.
    ///
    /// - Precondition: The three shapes agree.
    public init(inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor) {
        self.init(inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias, instructionSet: .best)
    }

    package init(inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor, instructionSet: InstructionSet) {
        let hidden = recurrentWeight.shape[0]
        precondition(recurrentWeight.shape == [hidden, 4 * hidden], "recurrent weight \(recurrentWeight.shape)")
        precondition(inputWeight.shape[1] == 4 * hidden, "input weight \(inputWeight.shape)")
        precondition(bias.shape == [4 * hidden], "bias \(bias.shape)")
        self.inputWeight = inputWeight
        self.recurrentWeight = recurrentWeight
        self.bias = bias
        packed = PackedLSTM(
            inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias, instructionSet: instructionSet)
    }

    /// The number of hidden units.
    public var hidden: Int { recurrentWeight.shape[0] }

    /// Runs the sequences from their first step to their last.
    ///
    /// - Parameter input: `[steps, batch, inputs]`.
    /// - Returns: The hidden states, `[steps, batch, hidden]`.
    public func callAsFunction(_ input: Tensor, _ sequences: SequenceBatch) -> Tensor {
        let (batch, inputs) = (sequences.batch, inputWeight.shape[0])
        precondition(input.shape == [sequences.steps, batch, inputs], "input of shape \(input.shape)")
        let places = PackedSequences(lengths: sequences.lengths)
        let workspace = AlignedFloats(count: packed.workspaceCount(sequences: batch))
        let states = AlignedFloats(count: places.places * packed.stateStride)
        let tokens = AlignedFloats(count: places.places * inputs)
        var output = Tensor(shape: [sequences.steps, batch, hidden])
        places.forEach { place, step, sequence in
            for index in 0..<inputs {
                tokens.start[place * inputs + index] = input.values[(step * batch + sequence) * inputs + index]
            }
        }
        packed(places, tokens.start, into: states.start, workspace: workspace.start)
        places.forEach { place, step, sequence in
            for unit in 0..<hidden {
                output.values[(step * batch + sequence) * hidden + unit] =
                    states.start[place * packed.stateStride + unit]
            }
        }
        return output
    }

    /// Everything that one pass computes, as the backward pass needs it.
    package struct Trace: Sendable {
        /// The gates after their nonlinearities, `[steps, batch, 4 hidden]`.
        package var gates: Tensor
        /// The cell states, `[steps, batch, hidden]`.
        package var cell: Tensor
        /// The hidden states, `[steps, batch, hidden]`.
        package var hidden: Tensor
    }

    package func trace(_ input: Tensor, _ sequences: SequenceBatch) -> Trace {
        let (steps, batch) = (sequences.steps, sequences.batch)
        precondition(input.shape == [steps, batch, inputWeight.shape[0]], "input of shape \(input.shape)")
        var trace = Trace(
            gates: Dense(weight: inputWeight, bias: bias)(input),
            cell: Tensor(shape: [steps, batch, hidden]), hidden: Tensor(shape: [steps, batch, hidden]))
        trace.gates.values.withUnsafeMutableBufferPointer { gates in
            trace.cell.values.withUnsafeMutableBufferPointer { cell in
                trace.hidden.values.withUnsafeMutableBufferPointer { state in
                    guard let gates = gates.baseAddress, let cell = cell.baseAddress, let state = state.baseAddress
                    else { return }
                    for step in 0..<steps { advance(step, sequences, gates: gates, cell: cell, state: state) }
                }
            }
        }
        return trace
    }

    private func advance(
        _ step: Int, _ sequences: SequenceBatch, gates: UnsafeMutablePointer<Float>,
        cell: UnsafeMutablePointer<Float>, state: UnsafeMutablePointer<Float>
    ) {
        let (batch, hidden) = (sequences.batch, self.hidden)
        let gates = gates + step * batch * 4 * hidden
        if step > 0 {
            MatrixMultiplication(rows: batch, columns: 4 * hidden, inner: hidden, accumulates: true)(
                state + (step - 1) * batch * hidden, recurrentWeight.values, into: gates)
        }
        for row in 0..<batch where step < sequences.lengths[row] {
            let here = (step * batch + row) * hidden
            update(
                gates: gates + row * 4 * hidden, previous: step > 0 ? cell + (here - batch * hidden) : nil,
                cell: cell + here, state: state + here)
        }
    }

    private func update(
        gates: UnsafeMutablePointer<Float>, previous: UnsafeMutablePointer<Float>?,
        cell: UnsafeMutablePointer<Float>, state: UnsafeMutablePointer<Float>
    ) {
        let hidden = self.hidden
        for unit in 0..<hidden {
            let input = Elementary.sigmoid(gates[unit])
            let forget = Elementary.sigmoid(gates[hidden + unit])
            let candidate = Elementary.tanh(gates[2 * hidden + unit])
            let output = Elementary.sigmoid(gates[3 * hidden + unit])
            cell[unit] = forget * (previous?[unit] ?? 0) + input * candidate
            state[unit] = output * Elementary.tanh(cell[unit])
            gates[unit] = input
            gates[hidden + unit] = forget
            gates[2 * hidden + unit] = candidate
            gates[3 * hidden + unit] = output
        }
    }
}
