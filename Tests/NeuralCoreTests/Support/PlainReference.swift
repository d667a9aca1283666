import NeuralCore
import TestSupport

/// Layers written out as their formulas say, in double precision.
enum PlainReference {
    /// A convolution with zeros beyond the border, `[batch, height, width, outputs]`.
    static func convolution(_ input: Tensor, _ weight: Tensor, bias: [Float]? = nil) -> [Double] {
        let (batch, height, width, channels) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
        let (kernel, outputs) = (weight.shape[0], weight.shape[3])
        var result = [Double](repeating: 0, count: batch * height * width * outputs)
        for place in 0..<batch * height * width {
            let (picture, y, x) = (place / (height * width), place / width % height, place % width)
            for output in 0..<outputs { result[place * outputs + output] = Double(bias?[output] ?? 0) }
            for tap in 0..<kernel * kernel {
                let (row, column) = (y + tap / kernel - kernel / 2, x + tap % kernel - kernel / 2)
                guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                for channel in 0..<channels {
                    let value = Double(input.values[((picture * height + row) * width + column) * channels + channel])
                    let start = (tap * channels + channel) * outputs
                    for output in 0..<outputs {
                        result[place * outputs + output] += value * Double(weight.values[start + output])
                    }
                }
            }
        }
        return result
    }

    /// The gradient of a 3 x 3 convolution's weight, `[3, 3, channels, outputs]`.
    static func weightGradient(_ input: Tensor, _ outputGradient: Tensor) -> [Double] {
        let (batch, height, width, channels) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
        let outputs = outputGradient.shape[3]
        var result = [Double](repeating: 0, count: 9 * channels * outputs)
        for place in 0..<batch * height * width {
            let (picture, y, x) = (place / (height * width), place / width % height, place % width)
            for tap in 0..<9 {
                let (row, column) = (y + tap / 3 - 1, x + tap % 3 - 1)
                guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                for channel in 0..<channels {
                    let value = Double(input.values[((picture * height + row) * width + column) * channels + channel])
                    for output in 0..<outputs {
                        result[(tap * channels + channel) * outputs + output] +=
                            value * Double(outputGradient.values[place * outputs + output])
                    }
                }
            }
        }
        return result
    }

    /// The largest of each 2 x 2 block.
    static func maxPooling(_ values: [Double], height: Int, width: Int, channels: Int) -> [Double] {
        let pictures = values.count / (height * width * channels)
        var result: [Double] = []
        for line in 0..<pictures * height / 2 {
            for column in 0..<width / 2 {
                let corner = (2 * line * width + 2 * column) * channels
                for channel in corner..<corner + channels {
                    let below = channel + width * channels
                    result.append(
                        max(values[channel], values[channel + channels], values[below], values[below + channels]))
                }
            }
        }
        return result
    }

    /// `x W + b`.
    static func dense(_ input: [Float], _ layer: Dense) -> [Double] {
        let (inputs, outputs) = (layer.weight.shape[0], layer.weight.shape[1])
        return (0..<input.count / inputs).flatMap { row in
            (0..<outputs).map { output in
                (0..<inputs).reduce(Double(layer.bias?.values[output] ?? 0)) { sum, index in
                    sum + Double(input[row * inputs + index]) * Double(layer.weight.values[index * outputs + output])
                }
            }
        }
    }
}

extension Tensor {
    /// Values between -1 and 1, times a factor, from a seed.
    static func random(_ shape: [Int], seed: UInt64, times factor: Float = 1) -> Tensor {
        var random = SeededGenerator(seed: seed)
        let values = (0..<shape.reduce(1, *)).map { _ in factor * Float.random(in: -1...1, using: &random) }
        return Tensor(shape: shape, values: values)
    }
}
