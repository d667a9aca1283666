internal import NeuralCore

/// The mean and variance of each channel over a batch, and the normalization they define.
///
/// Reference: S. Ioffe and C. Szegedy, "Batch normalization", ICML 2015, algorithm 1 and section 3.
struct BatchStatistics {
    let mean: Tensor
    let variance: Tensor
    private let inverseDeviation: [Float]
    private let rows: Int

    private var channels: Int { inverseDeviation.count }

    init(of input: Tensor) {
        let channels = input.shape.last ?? 1
        let rows = input.values.count / channels
        let mean = input.values.withUnsafeBufferPointer { input in
            sumOverRows(rows, width: channels) { row, sum in
                for channel in 0..<channels { sum[channel] += input[row * channels + channel] }
            }
        }.map { Float($0 / Double(rows)) }
        let variance = input.values.withUnsafeBufferPointer { input in
            mean.withUnsafeBufferPointer { mean in
                sumOverRows(rows, width: channels) { row, sum in
                    for channel in 0..<channels {
                        let deviation = input[row * channels + channel] - mean[channel]
                        sum[channel] += deviation * deviation
                    }
                }
            }
        }.map { Float($0 / Double(rows)) }
        self.mean = Tensor(shape: [channels], values: mean)
        self.variance = Tensor(shape: [channels], values: variance)
        self.rows = rows
        inverseDeviation = variance.map { 1 / ($0 + BatchNorm.epsilon).squareRoot() }
    }

    /// `max(0, scale * (x - mean) / deviation + shift)`.
    func normalizeReLU(_ input: Tensor, scale: Tensor, shift: Tensor) -> Tensor {
        let channels = self.channels
        let factor = (0..<channels).map { scale.values[$0] * inverseDeviation[$0] }
        let offset = (0..<channels).map { shift.values[$0] - mean.values[$0] * factor[$0] }
        return input.filled { x, output in
            factor.withUnsafeBufferPointer { factor in
                offset.withUnsafeBufferPointer { offset in
                    for row in stride(from: 0, to: rows * channels, by: channels) {
                        for channel in 0..<channels {
                            output[row + channel] = max(0, x[row + channel] * factor[channel] + offset[channel])
                        }
                    }
                }
            }
        }
    }

    /// The gradients of ``normalizeReLU(_:scale:shift:)`` with respect to its input, scale and shift.
    func gradient(
        input: Tensor, output: Tensor, scale: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, scale: Tensor, shift: Tensor) {
        let channels = self.channels
        let passed = gradientBeforeReLU(output: output, outputGradient: outputGradient)
        let sums = parameterGradients(input: input, passed: passed)
        // dx = a g + slope x + level, with both sums' means taken out.
        let a = (0..<channels).map { scale.values[$0] * inverseDeviation[$0] }
        let slope = (0..<channels).map { -a[$0] * sums.scale.values[$0] / Float(rows) * inverseDeviation[$0] }
        let level = (0..<channels).map { -a[$0] * sums.shift.values[$0] / Float(rows) - slope[$0] * mean.values[$0] }
        let inputGradient = input.filled { x, result in
            passed.values.withUnsafeBufferPointer { g in
                for row in stride(from: 0, to: rows * channels, by: channels) {
                    for channel in 0..<channels {
                        result[row + channel] =
                            a[channel] * g[row + channel] + slope[channel] * x[row + channel] + level[channel]
                    }
                }
            }
        }
        return (inputGradient, sums.scale, sums.shift)
    }

    private func gradientBeforeReLU(output: Tensor, outputGradient: Tensor) -> Tensor {
        outputGradient.filled { gradient, result in
            output.values.withUnsafeBufferPointer { output in
                for index in gradient.indices { result[index] = output[index] > 0 ? gradient[index] : 0 }
            }
        }
    }

    private func parameterGradients(input: Tensor, passed: Tensor) -> (scale: Tensor, shift: Tensor) {
        let channels = self.channels
        let sums = input.values.withUnsafeBufferPointer { x in
            passed.values.withUnsafeBufferPointer { g in
                mean.values.withUnsafeBufferPointer { mean in
                    sumOverRows(rows, width: 2 * channels) { row, sum in
                        for channel in 0..<channels {
                            let place = row * channels + channel
                            sum[channel] += g[place] * (x[place] - mean[channel])
                            sum[channels + channel] += g[place]
                        }
                    }
                }
            }
        }
        let scale = (0..<channels).map { Float(sums[$0]) * inverseDeviation[$0] }
        return (
            Tensor(shape: [channels], values: scale),
            Tensor(shape: [channels], values: sums[channels...].map { Float($0) })
        )
    }
}

/// Sums over rows in two levels, float32 within a block and float64 across blocks, to keep rounding small.
private func sumOverRows(
    _ rows: Int, width: Int, _ accumulate: (_ row: Int, _ sum: UnsafeMutableBufferPointer<Float>) -> Void
) -> [Double] {
    let block = 512
    var total = [Double](repeating: 0, count: width)
    var partial = [Float](repeating: 0, count: width)
    for first in stride(from: 0, to: rows, by: block) {
        partial.withUnsafeMutableBufferPointer { partial in
            partial.update(repeating: 0)
            for row in first..<min(first + block, rows) { accumulate(row, partial) }
        }
        for index in 0..<width { total[index] += Double(partial[index]) }
    }
    return total
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
