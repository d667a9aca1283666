internal import NeuralCore

/// The mean and variance of each channel over a batch, and the normalization they define.
///
/// Reference: S. Ioffe and C. Szegedy, "Batch normalization", ICML 2015, algorithm 1 and section 3.
struct BatchStatistics {
    let mean: Tensor
    let variance: Tensor
    private let inverseDeviation: [Float]
    private let sweep: ChannelSweep

    init(of input: Tensor) {
        let sweep = ChannelSweep(over: input.shape)
        // Distances from the first row, so that a large mean costs no digits.
        let origin: ChannelSweep.Column = { input.values[$0] }
        let sums = input.values.withUnsafeBufferPointer { x in
            sweep.sums(with: [origin]) { stretch, origin, sum, squares in
                let x = UnsafeBufferPointer(rebasing: x[stretch])
                for index in x.indices {
                    let distance = x[index] - origin[index]
                    sum[index] += distance
                    squares[index] += distance * distance
                }
            }
        }
        let rows = Double(sweep.rows)
        let shape = [sweep.channels]
        mean = Tensor(shape: shape, values: sums.first.indices.map { origin($0) + Float(sums.first[$0] / rows) })
        let variance = zip(sums.first, sums.second).map { sum, squares in
            Float(max(0, squares / rows - sum / rows * (sum / rows)))
        }
        self.variance = Tensor(shape: shape, values: variance)
        inverseDeviation = variance.map { 1 / ($0 + BatchNorm.epsilon).squareRoot() }
        self.sweep = sweep
    }

    /// `max(0, scale * (x - mean) / deviation + shift)`.
    func normalizeReLU(_ input: Tensor, scale: Tensor, shift: Tensor) -> Tensor {
        let line = line(scale: scale, shift: shift)
        return input.filled { x, output in
            sweep.forEachStretch(with: [line.factor, line.offset]) { stretch, factor in
                let offset = factor + sweep.stretch
                let (x, output) = (
                    UnsafeBufferPointer(rebasing: x[stretch]), UnsafeMutableBufferPointer(rebasing: output[stretch])
                )
                for index in x.indices {
                    let value = x[index] * factor[index] + offset[index]
                    output[index] = value > 0 ? value : 0
                }
            }
        }
    }

    /// The gradients of ``normalizeReLU(_:scale:shift:)`` with respect to its input, scale and shift.
    func gradient(
        input: Tensor, scale: Tensor, shift: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, scale: Tensor, shift: Tensor) {
        let line = line(scale: scale, shift: shift)
        let sums = parameterGradients(input, line, outputGradient)
        let rows = Float(sweep.rows)
        // dx = factor g + slope x + level, with both sums' means taken out; g is what ReLU lets through.
        let slope = { -line.factor($0) * sums.scale.values[$0] / rows * inverseDeviation[$0] }
        let level = { -line.factor($0) * sums.shift.values[$0] / rows - slope($0) * mean.values[$0] }
        let inputGradient = input.filled { x, result in
            outputGradient.values.withUnsafeBufferPointer { gradient in
                sweep.forEachStretch(with: [line.factor, line.offset, slope, level]) { stretch, factor in
                    let offset = factor + sweep.stretch
                    let (slope, level) = (offset + sweep.stretch, offset + 2 * sweep.stretch)
                    let (x, gradient) = (
                        UnsafeBufferPointer(rebasing: x[stretch]), UnsafeBufferPointer(rebasing: gradient[stretch])
                    )
                    let result = UnsafeMutableBufferPointer(rebasing: result[stretch])
                    for index in x.indices {
                        let (value, incoming) = (x[index], gradient[index])
                        let passed = value * factor[index] + offset[index] > 0 ? incoming : 0
                        result[index] = factor[index] * passed + slope[index] * value + level[index]
                    }
                }
            }
        }
        return (inputGradient, sums.scale, sums.shift)
    }

    /// The normalization of each channel as `x * factor + offset`.
    private func line(scale: Tensor, shift: Tensor) -> (factor: (Int) -> Float, offset: (Int) -> Float) {
        let factor = { scale.values[$0] * inverseDeviation[$0] }
        return (factor, { shift.values[$0] - mean.values[$0] * factor($0) })
    }

    private func parameterGradients(
        _ input: Tensor, _ line: (factor: (Int) -> Float, offset: (Int) -> Float), _ outputGradient: Tensor
    ) -> (scale: Tensor, shift: Tensor) {
        let sums = input.values.withUnsafeBufferPointer { x in
            outputGradient.values.withUnsafeBufferPointer { gradient in
                sweep.sums(with: [line.factor, line.offset, { mean.values[$0] }]) { stretch, factor, scale, shift in
                    let offset = factor + sweep.stretch
                    let mean = offset + sweep.stretch
                    let (x, gradient) = (
                        UnsafeBufferPointer(rebasing: x[stretch]), UnsafeBufferPointer(rebasing: gradient[stretch])
                    )
                    for index in x.indices {
                        let (value, incoming) = (x[index], gradient[index])
                        let passed = value * factor[index] + offset[index] > 0 ? incoming : 0
                        scale[index] += passed * (value - mean[index])
                        shift[index] += passed
                    }
                }
            }
        }
        let scale = zip(sums.first, inverseDeviation).map { Float($0) * $1 }
        let shape = [sweep.channels]
        return (Tensor(shape: shape, values: scale), Tensor(shape: shape, values: sums.second.map { Float($0) }))
    }
}

extension Tensor {
    /// A tensor of the same shape whose values `fill` writes, all of them, while it reads these.
    func filled(
        _ fill: (_ input: UnsafeBufferPointer<Float>, _ output: UnsafeMutableBufferPointer<Float>) -> Void
    ) -> Tensor {
        let filled = [Float](unsafeUninitializedCapacity: values.count) { output, count in
            values.withUnsafeBufferPointer { fill($0, output) }
            count = values.count
        }
        return Tensor(shape: shape, values: filled)
    }
}
