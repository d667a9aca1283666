internal import CNeuralKernels

extension Convolution2D {
    /// Convolves by the kernels.
    ///
    /// - Precondition: `PackedConvolution.canPack`.
    func convolvePacked(_ input: Tensor, instructionSet: InstructionSet = .best) -> Tensor {
        let (batch, height, width) = (input.shape[0], input.shape[1], input.shape[2])
        let layer = PackedConvolution(self, height: height, width: width, instructionSet: instructionSet)
        let frames = PictureFrames(height: height, width: width, channels: layer.inputs)
        let output = layer.output(frame: 0)
        let scratch = AlignedFloats(count: layer.scratchCount(pictures: frames.together(of: batch)))
        let values = [Float](unsafeUninitializedCapacity: batch * output.count) { result, count in
            if let result = result.baseAddress {
                frames.forEachGroup(of: input) { framed, pictures in
                    layer(
                        pictures: pictures.count, layer.input.framed(framed),
                        into: output.interior(result + pictures.lowerBound * output.count), scratch: scratch.start)
                }
            }
            count = batch * output.count
        }
        return Tensor(shape: [batch, height, width, layer.outputs], values: values)
    }

    /// The gradient of a loss with respect to the weight by Winograd's algorithm, nil where it does not apply.
    ///
    /// - Parameters:
    ///   - input: What was convolved, `[batch, height, width, input channels]`.
    ///   - outputGradient: The gradient with respect to the result, `[batch, height, width, output channels]`.
    package func winogradWeightGradient(
        input: Tensor, outputGradient: Tensor, instructionSet: InstructionSet = .best
    ) -> Tensor? {
        let (height, width) = (input.shape[1], input.shape[2])
        let (inputs, outputs) = (weight.shape[2], weight.shape[3])
        guard PackedConvolution.canPack(self),
            case .winograd(let tile) = PackedConvolution.algorithm(height: height, width: width, inputs: inputs)
        else { return nil }
        let kernels = instructionSet.kernels
        let (side, chunk) = (Int32(tile), Int32(PackedConvolution.tilesAtWork))
        let gradient = PictureLayout(height: height, width: width, channels: outputs, frame: 0)
        let sums = AlignedFloats(count: (tile + 2) * (tile + 2) * inputs * outputs)
        let scratch = AlignedFloats(count: nk_winograd_scratch(side, chunk, Int32(inputs), Int32(outputs)))
        outputGradient.values.withUnsafeBufferPointer { values in
            // The kernel only reads it.
            guard let values = values.baseAddress.map(UnsafeMutablePointer.init(mutating:)) else { return }
            PictureFrames(height: height, width: width, channels: inputs).forEachGroup(of: input) { framed, pictures in
                let layout = PictureLayout(height: height, width: width, channels: inputs, frame: 1)
                kernels.winograd_gradient(
                    side, Int32(height), Int32(width), Int32(pictures.count), layout.framed(framed),
                    gradient.interior(values + pictures.lowerBound * gradient.count), sums.start, scratch.start, chunk)
            }
        }
        var result = Tensor(shape: weight.shape)
        kernels.winograd_unpack(side, Int32(inputs), Int32(outputs), sums.start, &result.values)
        return result
    }
}
