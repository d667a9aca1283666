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
    private let engine: Engine?

    /// The layer made ready to run, and memory for runs.
    private struct Engine: Sendable {
        let packed: PackedLSTM
        let workspaces = WorkspacePool()

        /// Runs padded sequences, `[steps, batch, ...]` on both sides.
        func callAsFunction(_ input: Tensor, _ sequences: PackedSequences, hidden: Int) -> Tensor {
            let batch = sequences.order.count
            let shape = [sequences.steps, batch, hidden]
            let hasNoPadding = sequences.places == sequences.steps * batch
            guard hasNoPadding, hidden == packed.stateStride else { return runPadded(input, sequences, shape) }
            let count = sequences.places * hidden
            let states = [Float](unsafeUninitializedCapacity: count) { states, initialized in
                workspaces.withWorkspace(count: packed.workspaceCount(sequences: batch)) { workspace in
                    guard let states = states.baseAddress else { return }
                    packed(sequences, input.values, into: states, workspace: workspace)
                }
                initialized = count
            }
            return Tensor(shape: shape, values: states)
        }

        /// Takes the padding out, runs, and puts it back.
        private func runPadded(_ input: Tensor, _ sequences: PackedSequences, _ shape: [Int]) -> Tensor {
            let (batch, hidden) = (shape[1], shape[2])
            var output = Tensor(shape: shape)
            let (tokens, states) = (sequences.places * packed.inputs, sequences.places * packed.stateStride)
            let count = tokens + states + packed.workspaceCount(sequences: batch)
            workspaces.withWorkspace(count: count) { workspace in
                input.values.withUnsafeBufferPointer { input in
                    sequences.forEach { place, step, sequence in
                        let source = input.baseAddress.map { $0 + (step * batch + sequence) * packed.inputs }
                        if let source { (workspace + place * packed.inputs).update(from: source, count: packed.inputs) }
                    }
                }
                packed(sequences, workspace, into: workspace + tokens, workspace: workspace + tokens + states)
                output.values.withUnsafeMutableBufferPointer { output in
                    sequences.forEach { place, step, sequence in
                        let target = output.baseAddress.map { $0 + (step * batch + sequence) * hidden }
                        target?.update(from: workspace + tokens + place * packed.stateStride, count: hidden)
                    }
                }
            }
            return output
        }
    }

    /// Creates the layer.
    ///
    /// - Precondition: The three shapes agree.
    public init(inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor) {
        self.init(inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias, instructionSet: .best)
    }

    /// Creates the layer; without an instruction set only to be traced, which needs no packed weights.
    package init(inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor, instructionSet: InstructionSet?) {
        let hidden = recurrentWeight.shape[0]
        precondition(recurrentWeight.shape == [hidden, 4 * hidden], "recurrent weight \(recurrentWeight.shape)")
        precondition(inputWeight.shape[1] == 4 * hidden, "input weight \(inputWeight.shape)")
        precondition(bias.shape == [4 * hidden], "bias \(bias.shape)")
        self.inputWeight = inputWeight
        self.recurrentWeight = recurrentWeight
        self.bias = bias
        engine = instructionSet.map { set in
            Engine(
                packed: PackedLSTM(
                    inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias, instructionSet: set))
        }
    }

    /// The number of hidden units.
    public var hidden: Int { recurrentWeight.shape[0] }

    /// Runs the sequences from their first step to their last.
    ///
    /// - Parameter input: `[steps, batch, inputs]`.
    /// - Returns: The hidden states, `[steps, batch, hidden]`.
    public func callAsFunction(_ input: Tensor, _ sequences: SequenceBatch) -> Tensor {
        let shape = [sequences.steps, sequences.batch, inputWeight.shape[0]]
        precondition(input.shape == shape, "input of shape \(input.shape), expected \(shape)")
        guard let engine else { return trace(input, sequences).hidden }
        return engine(input, PackedSequences(lengths: sequences.lengths), hidden: hidden)
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
