internal import CNeuralKernels

extension Convolution2D {
    /// Convolves by the kernels, some framed copies of pictures at a time.
    ///
    /// - Precondition: `PackedConvolution.canPack`.
    func convolvePacked(_ input: Tensor, instructionSet: InstructionSet = .best) -> Tensor {
        let (batch, height, width) = (input.shape[0], input.shape[1], input.shape[2])
        let layer = PackedConvolution(self, height: height, width: width, instructionSet: instructionSet)
        let output = layer.output(frame: 0)
        let together = min(batch, layer.picturesTogether)
        let framed = AlignedFloats(count: together * layer.input.count)
        let scratch = AlignedFloats(count: layer.scratchCount(pictures: together))
        let values = [Float](unsafeUninitializedCapacity: batch * output.count) { result, count in
            input.values.withUnsafeBufferPointer { input in
                guard let result = result.baseAddress, let input = input.baseAddress else { return }
                for first in stride(from: 0, to: batch, by: max(1, together)) {
                    let pictures = min(together, batch - first)
                    layer.frame(pictures, input + first * height * width * layer.inputs, into: framed.start)
                    layer(
                        pictures: pictures, layer.input.framed(framed.start),
                        into: output.interior(result + first * output.count), scratch: scratch.start)
                }
            }
            count = batch * output.count
        }
        return Tensor(shape: [batch, height, width, layer.outputs], values: values)
    }
}

extension PackedConvolution {
    /// How many pictures give the kernels a full set of tiles.
    fileprivate var picturesTogether: Int { max(1, 16 * Self.tilesAtWork / max(1, height * width)) }

    /// Copies pictures into a frame that is zero already.
    fileprivate func frame(
        _ pictures: Int, _ source: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>
    ) {
        let layout = input
        let row = width * inputs
        for line in 0..<pictures * height {
            let place = line / height * layout.count + line % height * layout.rowStride + layout.firstPixel
            (target + place).update(from: source + line * row, count: row)
        }
    }
}
