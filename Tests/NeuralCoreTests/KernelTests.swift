import TestSupport
import Testing

@testable import NeuralCore

/// The kernels of every instruction set that this processor has against plain double-precision references.
@Suite struct KernelTests {
    static let instructionSets = InstructionSet.allCases.filter(\.isSupported)

    @Test func `every processor has the portable kernels, and the best set is one that it has`() {
        #expect(InstructionSet.portable.isSupported)
        #expect(InstructionSet.best.isSupported)
    }

    /// Sides that Winograd takes in tiles of 4, 3 and 2, and sides or channels that only the direct kernel can.
    @Test(
        arguments: instructionSets,
        [(12, 8, 16, 32), (48, 48, 1, 16), (6, 9, 32, 16), (10, 14, 16, 16), (5, 7, 16, 48), (24, 24, 3, 16)])
    func `convolution`(set: InstructionSet, shape: (height: Int, width: Int, inputs: Int, outputs: Int)) {
        let input = Tensor.random([3, shape.height, shape.width, shape.inputs], seed: 1)
        let scale = 1 / Float(9 * shape.inputs).squareRoot()
        let weight = Tensor.random([3, 3, shape.inputs, shape.outputs], seed: 2, times: scale)
        let bias = Tensor.random([shape.outputs], seed: 3)
        let layer = Convolution2D(weight: weight, bias: bias)
        #expect(PackedConvolution.canPack(layer))
        let output = layer.convolvePacked(input, instructionSet: set)
        #expect(output.shape == [3, shape.height, shape.width, shape.outputs])
        expectClose(
            output.values.map { Double($0) }, PlainReference.convolution(input, weight, bias: bias.values),
            within: Tolerance.winograd)
    }

    @Test(arguments: instructionSets, [(12, 8, 16, 32), (6, 9, 32, 16), (10, 14, 16, 16), (24, 24, 16, 16)])
    func `the gradient of a convolution's weight`(
        set: InstructionSet, shape: (height: Int, width: Int, inputs: Int, outputs: Int)
    ) throws {
        let input = Tensor.random([3, shape.height, shape.width, shape.inputs], seed: 1)
        let scale = 1 / Float(3 * shape.height * shape.width).squareRoot()
        let gradient = Tensor.random([3, shape.height, shape.width, shape.outputs], seed: 2, times: scale)
        let layer = Convolution2D(weight: Tensor(shape: [3, 3, shape.inputs, shape.outputs]))
        let result = try #require(
            layer.winogradWeightGradient(input: input, outputGradient: gradient, instructionSet: set))
        #expect(result.shape == layer.weight.shape)
        expectClose(
            result.values.map { Double($0) }, PlainReference.weightGradient(input, gradient), within: Tolerance.winograd
        )
    }

    @Test(arguments: [[1, 4, 4, 3], [1, 5, 7, 16]]) func `other weight gradients are left to another way`(shape: [Int])
    {
        let layer = Convolution2D(weight: Tensor(shape: [3, 3, shape[3], 16]))
        let gradient = Tensor(shape: shape.dropLast() + [16])
        #expect(layer.winogradWeightGradient(input: Tensor(shape: shape), outputGradient: gradient) == nil)
    }

    @Test(arguments: instructionSets)
    func `a stack of convolutions with ReLU and pooling, in groups that are full and not`(set: InstructionSet) {
        let side = 24
        let widths = [2, 16, 32, 16, 32, 16, 16]
        let pools = [false, true, true, false, true, false]
        let layers = pools.indices.map { index in
            let scale = 1.5 / Float(9 * widths[index]).squareRoot()
            return Convolution2D(
                weight: .random([3, 3, widths[index], widths[index + 1]], seed: UInt64(index), times: scale),
                bias: .random([widths[index + 1]], seed: UInt64(100 + index), times: 0.2))
        }
        let stack = ConvolutionStack(
            zip(layers, pools).map { ConvolutionStack.Layer($0, pools: $1) }, height: side, width: side,
            instructionSet: set)
        let pictures = Tensor.random([11, side, side, 2], seed: 9)
        expectClose(
            run(stack, on: pictures).map { Double($0) }, reference(layers, pools, pictures), within: Tolerance.winograd)
    }

    private func run(_ stack: ConvolutionStack, on pictures: Tensor) -> [Float] {
        let (count, row) = (pictures.shape[0], pictures.shape[2] * pictures.shape[3])
        let pool = WorkspacePool()
        var output = [Float](repeating: .nan, count: count * stack.outputCount)
        // Twice, since the second run meets what the first one left in the workspace.
        for _ in 0..<2 {
            pool.withWorkspace(count: stack.workspaceCount) { workspace in
                stack(pictures: count, workspace: workspace, into: &output) { index, canvas in
                    for y in 0..<pictures.shape[1] {
                        let source = pictures.values[
                            (index * pictures.shape[1] + y) * row..<(index * pictures.shape[1] + y + 1) * row]
                        for (place, value) in source.enumerated() {
                            canvas.pixels[y * canvas.rowStride + place] = value
                        }
                    }
                }
            }
        }
        return output
    }

    private func reference(_ layers: [Convolution2D], _ pools: [Bool], _ pictures: Tensor) -> [Double] {
        var activation = pictures
        for (layer, pools) in zip(layers, pools) {
            var values = PlainReference.convolution(activation, layer.weight, bias: layer.bias?.values).map {
                max(0, $0)
            }
            var (height, width) = (activation.shape[1], activation.shape[2])
            if pools {
                values = PlainReference.maxPooling(
                    values, height: height, width: width, channels: layer.weight.shape[3])
                (height, width) = (height / 2, width / 2)
            }
            activation = Tensor(
                shape: [activation.shape[0], height, width, layer.weight.shape[3]], values: values.map { Float($0) })
        }
        return activation.values.map { Double($0) }
    }

    @Test(arguments: instructionSets, [1, 2, 5, 6, 7, 12, 13, 24, 31])
    func `dense layers side by side`(set: InstructionSet, rows: Int) {
        for (inputs, outputs) in [(1, [1]), (37, [7, 7, 3, 2]), (65, [64, 20])] {
            let layers = outputs.enumerated().map { index, count in
                Dense(
                    weight: .random([inputs, count], seed: UInt64(index), times: 1 / Float(inputs).squareRoot()),
                    bias: index == 0 ? nil : .random([count], seed: 50))
            }
            let packed = PackedDense(layers, rectifies: outputs.count == 2, instructionSet: set)
            let input = Tensor.random([rows, inputs], seed: 7)
            var output = [Float](repeating: .nan, count: rows * packed.outputStride)
            packed(rows: rows, input.values, into: &output)
            let expected = layers.map { PlainReference.dense(input.values, $0) }
            for row in 0..<rows {
                let values = zip(expected, outputs).flatMap { $0[row * $1..<(row + 1) * $1] }
                let wanted = values.map { outputs.count == 2 ? max(0, $0) : $0 }
                let start = row * packed.outputStride
                expectClose(
                    output[start..<start + values.count].map { Double($0) }, wanted, within: Tolerance.float32Sum)
                #expect(output[start + values.count..<start + packed.outputStride].allSatisfy { $0 == 0 })
            }
        }
    }

    @Test(arguments: instructionSets, [6, 16, 96])
    func `an LSTM over sequences of many lengths does what its traced pass does`(set: InstructionSet, hidden: Int) {
        let lengths = [3, 9, 1, 9, 4, 7, 7, 2, 12, 5, 6, 1, 1, 30]
        let sequences = SequenceBatch(lengths: lengths)
        let lstm = LSTM(
            inputWeight: .random([5, 4 * hidden], seed: 1),
            recurrentWeight: .random([hidden, 4 * hidden], seed: 2, times: 0.3),
            bias: .random([4 * hidden], seed: 3), instructionSet: set)
        let input = Tensor.random([sequences.steps, lengths.count, 5], seed: 4)
        let expected = lstm.trace(input, sequences).hidden
        expectClose(lstm(input, sequences).values, expected.values, within: Tolerance.float32Sum)
    }

    @Test(arguments: instructionSets, [6, 32]) func `an LSTM over sequences of one length`(
        set: InstructionSet, hidden: Int
    ) {
        let sequences = SequenceBatch(lengths: Array(repeating: 7, count: 9))
        let lstm = LSTM(
            inputWeight: .random([5, 4 * hidden], seed: 1),
            recurrentWeight: .random([hidden, 4 * hidden], seed: 2, times: 0.3), bias: .random([4 * hidden], seed: 3),
            instructionSet: set)
        let input = Tensor.random([7, 9, 5], seed: 4)
        let expected = lstm.trace(input, sequences).hidden
        expectClose(lstm(input, sequences).values, expected.values, within: Tolerance.float32Sum)
    }

    @Test(arguments: instructionSets, [24, 48])
    func `recurrent weights kept as bfloat16 change no bit of the result`(set: InstructionSet, hidden: Int) {
        let inputs = 5
        let sequences = PackedSequences(lengths: [9, 4, 7, 7, 2, 12, 5, 12])
        let tokens = Tensor.random([sequences.places, inputs], seed: 4)
        var recurrent = Tensor.random([hidden, 4 * hidden], seed: 2, times: 0.3)
        recurrent.round(to: BFloat16.nearest)
        func states(compacts: Bool) -> [Float] {
            let lstm = PackedLSTM(
                inputWeight: .random([inputs, 4 * hidden], seed: 1), recurrentWeight: recurrent,
                bias: .random([4 * hidden], seed: 3), instructionSet: set, compacts: compacts)
            #expect(lstm.isCompact == compacts)
            var states = [Float](repeating: .nan, count: sequences.places * lstm.stateStride)
            var workspace = [Float](repeating: .nan, count: lstm.workspaceCount(sequences: sequences.order.count))
            lstm(sequences, tokens.values, into: &states, workspace: &workspace)
            return states
        }
        #expect(states(compacts: true) == states(compacts: false))
    }

    @Test(arguments: instructionSets) func `gates that saturate stay exact and finite`(set: InstructionSet) {
        // Input gate open, candidate at its limit: the cell counts steps as long as the forget gate is open.
        let bias = Tensor(shape: [4], values: [200, 200, 200, 200])
        let lstm = LSTM(
            inputWeight: Tensor(shape: [1, 4]), recurrentWeight: Tensor(shape: [1, 4]), bias: bias, instructionSet: set)
        let states = lstm(Tensor(shape: [3, 1, 1]), SequenceBatch(lengths: [3]))
        let expected = [1.0, 2.0, 3.0].map { Float(Elementary.tanh(Float($0))) }
        expectClose(states.values, expected, within: 1e-6)
        let closed = LSTM(
            inputWeight: Tensor(shape: [1, 4]), recurrentWeight: Tensor(shape: [1, 4]),
            bias: bias.mapped { -1e30 * $0 }, instructionSet: set)
        expectClose(closed(Tensor(shape: [3, 1, 1]), SequenceBatch(lengths: [3])).values, [0, 0, 0], within: 1e-6)
    }
}
