internal import NeuralCore

extension GradientTape {
    /// Applies a `Convolution2D` without bias.
    ///
    /// - Parameters:
    ///   - input: `[batch, height, width, input channels]`.
    ///   - weight: `[kernel, kernel, input channels, output channels]`.
    public mutating func convolution2D(_ input: Variable, weight: Variable) -> Variable {
        let layer = Convolution2D(weight: weight.value)
        return record(layer(input.value), from: [input, weight]) { gradient, gradients in
            gradients.add(layer.weightGradient(input: input.value, outputGradient: gradient), to: weight)
            gradients.add(layer.transposed(gradient), to: input)
        }
    }

    /// Normalizes each channel with the mean and variance of this batch, then applies ReLU.
    ///
    /// The batch's statistics are noted for the state `name.runningMean` and `name.runningVariance`.
    ///
    /// - Parameters:
    ///   - input: `[..., channels]`.
    ///   - name: The prefix of the parameters, as ``Parameters/addBatchNorm(_:channels:)`` made them.
    public mutating func batchNormReLU(_ input: Variable, _ name: String) -> Variable {
        let scale = parameter("\(name).scale")
        let shift = parameter("\(name).shift")
        let statistics = BatchStatistics(of: input.value)
        observe(statistics.mean, for: "\(name).runningMean")
        observe(statistics.variance, for: "\(name).runningVariance")
        let output = statistics.normalizeReLU(input.value, scale: scale.value, shift: shift.value)
        return record(output, from: [input, scale, shift]) { gradient, gradients in
            let backward = statistics.gradient(
                input: input.value, scale: scale.value, shift: shift.value, outputGradient: gradient)
            gradients.add(backward.scale, to: scale)
            gradients.add(backward.shift, to: shift)
            gradients.add(backward.input, to: input)
        }
    }

    /// Keeps the largest of each 2 x 2 block.
    ///
    /// - Parameter input: `[batch, height, width, channels]` with even height and width.
    public mutating func maxPool2D(_ input: Variable) -> Variable {
        let output = input.value.maxPooled()
        return record(output, from: [input]) { gradient, gradients in
            gradients.add(input.value.maxPoolGradient(output: output, outputGradient: gradient), to: input)
        }
    }

    /// Averages each channel over all pixels.
    ///
    /// - Parameter input: `[batch, height, width, channels]`.
    public mutating func averagePool2D(_ input: Variable) -> Variable {
        let shape = input.value.shape
        let pixels = shape[1] * shape[2]
        return record(input.value.averagePooled(), from: [input]) { gradient, gradients in
            var spread = Tensor(shape: shape)
            for index in spread.values.indices {
                let place = index / (pixels * shape[3]) * shape[3] + index % shape[3]
                spread.values[index] = gradient.values[place] / Float(pixels)
            }
            gradients.add(spread, to: input)
        }
    }
}

extension Convolution2D {
    /// The gradient with respect to the weight.
    func weightGradient(input: Tensor, outputGradient: Tensor) -> Tensor {
        winogradWeightGradient(input: input, outputGradient: outputGradient)
            ?? plainWeightGradient(input: input, outputGradient: outputGradient)
    }

    /// The same as `patches^T x outputGradient`.
    private func plainWeightGradient(input: Tensor, outputGradient: Tensor) -> Tensor {
        let (height, width) = (input.shape[1], input.shape[2])
        let patchMatrix = PatchMatrix(height: height, width: width, channels: weight.shape[2], kernel: weight.shape[0])
        let outputs = weight.shape[3]
        var result = Tensor(shape: weight.shape)
        result.values.withUnsafeMutableBufferPointer { result in
            outputGradient.values.withUnsafeBufferPointer { gradient in
                guard let result = result.baseAddress, let gradient = gradient.baseAddress else { return }
                patchMatrix.forEachStrip(of: input) { patches, rows in
                    MatrixMultiplication(
                        rows: patchMatrix.columns, columns: outputs, inner: rows.count * width,
                        leftIsTransposed: true, accumulates: true
                    )(patches, gradient + rows.lowerBound * width * outputs, into: result)
                }
            }
        }
        return result
    }

    /// The convolution with the kernel turned by 180 degrees and input and output channels exchanged: it carries
    /// the gradient of the output back to the input.
    var transposed: Convolution2D {
        let (kernel, inputs, outputs) = (weight.shape[0], weight.shape[2], weight.shape[3])
        var turned = Tensor(shape: [kernel, kernel, outputs, inputs])
        for tap in 0..<kernel * kernel {
            for input in 0..<inputs {
                for output in 0..<outputs {
                    turned.values[((kernel * kernel - 1 - tap) * outputs + output) * inputs + input] =
                        weight.values[(tap * inputs + input) * outputs + output]
                }
            }
        }
        return Convolution2D(weight: turned)
    }
}

extension Tensor {
    /// The gradient of 2 x 2 max-pooling: all of it goes to the first place of each block that held the maximum.
    func maxPoolGradient(output: Tensor, outputGradient: Tensor) -> Tensor {
        let (width, channels) = (shape[2], shape[3])
        return filled { input, result in
            output.values.withUnsafeBufferPointer { output in
                outputGradient.values.withUnsafeBufferPointer { gradient in
                    guard let input = input.baseAddress, let result = result.baseAddress,
                        let output = output.baseAddress, let gradient = gradient.baseAddress
                    else { return }
                    let places = [0, channels, width * channels, (width + 1) * channels]
                    for block in 0..<shape[0] * shape[1] / 2 * width / 2 {
                        let (row, column) = (block / (width / 2), block % (width / 2))
                        let corner = (2 * row * width + 2 * column) * channels
                        route(
                            gradient + block * channels, largest: output + block * channels, of: input + corner,
                            to: result + corner, places, channels: channels)
                    }
                }
            }
        }
    }
}

/// Hands the gradient of one 2 x 2 block on, channel by channel.
///
/// - Parameter places: Where the four values of a channel lie, from the first of them.
private func route(
    _ gradient: UnsafePointer<Float>, largest: UnsafePointer<Float>, of input: UnsafePointer<Float>,
    to result: UnsafeMutablePointer<Float>, _ places: [Int], channels: Int
) {
    typealias Lanes = SIMD8<Float>
    func load(_ values: UnsafePointer<Float>) -> Lanes { UnsafeRawPointer(values).loadUnaligned(as: Lanes.self) }
    let vectorized = channels - channels % Lanes.scalarCount
    for channel in stride(from: 0, to: vectorized, by: Lanes.scalarCount) {
        let largest = load(largest + channel)
        var left = load(gradient + channel)
        for place in places {
            let holds = load(input + place + channel) .== largest
            UnsafeMutableRawPointer(result + place + channel)
                .storeBytes(of: Lanes.zero.replacing(with: left, where: holds), as: Lanes.self)
            left.replace(with: 0, where: holds)
        }
    }
    for channel in vectorized..<channels {
        var left = gradient[channel]
        for place in places {
            let holds = input[place + channel] == largest[channel]
            result[place + channel] = holds ? left : 0
            if holds { left = 0 }
        }
    }
}
