internal import CNeuralKernels

/// Dense layers that read the same input, side by side in one matrix, packed for the kernels.
package struct PackedDense: Sendable {
    /// Values in a row of the input.
    package let inputs: Int
    /// Values in a row of the output: those of all layers in their order, then zeros up to a multiple of 16.
    package let outputStride: Int

    /// The columns that outputs are filled up to a multiple of.
    package static let panel = panelWidth

    private let weights: AlignedFloats
    private let bias: AlignedFloats
    private let rectifies: Bool
    private let instructionSet: InstructionSet

    /// Packs the layers.
    ///
    /// - Parameter rectifies: Whether negative outputs become zero.
    /// - Precondition: All layers have the same number of inputs.
    package init(_ layers: [Dense], rectifies: Bool, instructionSet: InstructionSet) {
        let inputs = layers[0].weight.shape[0]
        let outputs = layers.map { $0.weight.shape[1] }
        let bias = layers.flatMap { $0.bias?.values ?? Array(repeating: 0, count: $0.weight.shape[1]) }
        var columns: [(layer: Int, column: Int)] = []
        for (layer, count) in outputs.enumerated() { columns += (0..<count).map { (layer, $0) } }
        weights = packPanels(inner: inputs, columns: columns.count) { row, column in
            let (layer, place) = columns[column]
            return layers[layer].weight.values[row * outputs[layer] + place]
        }
        self.inputs = inputs
        outputStride = columns.count.roundedUpToPanel
        self.bias = AlignedFloats(bias, paddedTo: outputStride)
        self.rectifies = rectifies
        self.instructionSet = instructionSet
    }

    /// Maps rows.
    ///
    /// - Parameters:
    ///   - input: `[rows, inputs]`, row after row.
    ///   - output: Room for `rows * outputStride` values.
    package func callAsFunction(rows: Int, _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
        instructionSet.kernels.multiply(
            Int32(rows), Int32(outputStride), Int32(inputs), input, inputs, weights.start, bias.start, output,
            outputStride, 0, rectifies ? 1 : 0)
    }
}

/// Packs a matrix into panels of 16 columns, the last one filled up with zeros.
///
/// - Parameter value: The value at a row and a column.
func packPanels(inner: Int, columns: Int, _ value: (_ row: Int, _ column: Int) -> Float) -> AlignedFloats {
    let packed = AlignedFloats(count: inner * columns.roundedUpToPanel)
    for column in 0..<columns {
        let panel = packed.start + column / panelWidth * inner * panelWidth + column % panelWidth
        for row in 0..<inner { panel[row * panelWidth] = value(row, column) }
    }
    return packed
}
