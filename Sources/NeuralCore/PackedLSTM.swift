internal import CNeuralKernels

/// An LSTM made ready to run: its weights packed so that a step reads them once and keeps the gates in registers.
///
/// Every step reads all recurrent weights, which a first-level cache does not hold; one sequence alone waits for them.
/// Where all of them are bfloat16 numbers they are kept as such, which halves the wait and changes no result.
///
/// Hidden units are filled up to a multiple of 16 with units that stay zero.
package struct PackedLSTM: Sendable {
    /// Values in one place of the input.
    package let inputs: Int
    /// Hidden units with those that fill up the last panel: the values in one place of the states.
    package let stateStride: Int

    private let inputWeight: PackedDense
    private let recurrentWeight: AlignedFloats
    /// Whether the recurrent weights are kept as bfloat16.
    let isCompact: Bool
    private let instructionSet: InstructionSet

    private static let gateCount = 4
    /// Places whose input products are computed together: enough rows for the kernels, few enough for the cache.
    private static let placesTogether = 64

    /// Packs the weights of a layer.
    ///
    /// - Parameter compacts: Whether to keep recurrent weights as bfloat16 where all of them are.
    package init(
        inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor, instructionSet: InstructionSet,
        compacts: Bool = true
    ) {
        let hidden = recurrentWeight.shape[0]
        inputs = inputWeight.shape[0]
        stateStride = hidden.roundedUpToPanel
        let columns = Self.columns(hidden: hidden)
        self.inputWeight = PackedDense(
            [Dense(weight: inputWeight.picking(columns), bias: bias.reshaped([1, 4 * hidden]).picking(columns).flat)],
            rectifies: false, instructionSet: instructionSet)
        isCompact = compacts && recurrentWeight.values.allSatisfy(BFloat16.holds)
        let packed = Self.packRecurrent(recurrentWeight, columns: columns)
        self.recurrentWeight = isCompact ? Self.compacted(packed) : packed
        self.instructionSet = instructionSet
    }

    /// The columns of the weights in the order of the kernels, `[unit / 16][gate][16]`; nil for units that fill up.
    private static func columns(hidden: Int) -> [Int?] {
        stride(from: 0, to: hidden, by: panelWidth).flatMap { first in
            (0..<gateCount).flatMap { gate in
                (first..<first + panelWidth).map { $0 < hidden ? gate * hidden + $0 : nil }
            }
        }
    }

    /// `[unit / 16][hidden][gate][16]`.
    private static func packRecurrent(_ weight: Tensor, columns: [Int?]) -> AlignedFloats {
        let (hidden, stride) = (weight.shape[0], weight.shape[0].roundedUpToPanel)
        let block = gateCount * panelWidth
        let packed = AlignedFloats(count: stride * columns.count)
        for (place, column) in columns.enumerated() {
            guard let column else { continue }
            let target = packed.start + place / block * stride * block + place % block
            for row in 0..<hidden { target[row * block] = weight.values[row * gateCount * hidden + column] }
        }
        return packed
    }

    /// Two gates in each 32 bits, the first in the lower half: `[unit / 16][hidden][2][16]`.
    private static func compacted(_ packed: AlignedFloats) -> AlignedFloats {
        let result = AlignedFloats(count: packed.count / 2)
        for index in 0..<result.count {
            let pair = packed.start + index / panelWidth * 2 * panelWidth + index % panelWidth
            let bits = pair[0].bitPattern >> 16 | pair[panelWidth].bitPattern
            result.start[index] = Float(bitPattern: bits)
        }
        return result
    }

    /// The floats of workspace for so many sequences.
    package func workspaceCount(sequences: Int) -> Int {
        (Self.placesTogether + sequences) * Self.gateCount * stateStride + sequences * stateStride
    }

    /// Runs sequences from a zero state.
    ///
    /// - Parameters:
    ///   - input: `[places, inputs]`.
    ///   - states: Room for `[places, stateStride]`: the hidden states.
    package func callAsFunction(
        _ sequences: PackedSequences, _ input: UnsafePointer<Float>, into states: UnsafeMutablePointer<Float>,
        workspace: UnsafeMutablePointer<Float>
    ) {
        let kernels = instructionSet.kernels
        let cell = workspace
        let gates = workspace + sequences.order.count * stateStride
        cell.update(repeating: 0, count: sequences.order.count * stateStride)
        var first = 0
        while first < sequences.steps {
            let steps = stepsTogether(sequences, from: first)
            let start = sequences.offsets[first]
            inputWeight(rows: sequences.offsets[steps.upperBound] - start, input + start * inputs, into: gates)
            for step in steps {
                let place = sequences.offsets[step]
                kernels.lstm_step(
                    Int32(sequences.offsets[step + 1] - place), Int32(stateStride),
                    gates + (place - start) * Self.gateCount * stateStride,
                    step == 0 ? nil : states + sequences.offsets[step - 1] * stateStride, recurrentWeight.start,
                    isCompact ? 1 : 0, cell, states + place * stateStride)
            }
            first = steps.upperBound
        }
    }

    private func stepsTogether(_ sequences: PackedSequences, from first: Int) -> Range<Int> {
        var end = first + 1
        while end < sequences.steps, sequences.offsets[end] - sequences.offsets[first] < Self.placesTogether {
            end += 1
        }
        return first..<end
    }
}

extension Tensor {
    /// Some columns of a matrix in a new order, zeros for nil.
    fileprivate func picking(_ columns: [Int?]) -> Tensor {
        let width = shape[1]
        let picked = (0..<shape[0]).flatMap { row in columns.map { $0.map { values[row * width + $0] } ?? 0 } }
        return Tensor(shape: [shape[0], columns.count], values: picked)
    }

    fileprivate var flat: Tensor { reshaped([values.count]) }
}
