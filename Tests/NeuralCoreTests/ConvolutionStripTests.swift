import NeuralCore
import TestSupport
import Testing

/// A convolution written out as its formula says, in double precision.
private func convolve(_ input: Tensor, _ weight: Tensor) -> [Double] {
    let (batch, height, width, channels) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
    let (kernel, outputs) = (weight.shape[0], weight.shape[3])
    var result: [Double] = []
    for place in 0..<batch * height * width {
        let (picture, y, x) = (place / (height * width), place / width % height, place % width)
        for output in 0..<outputs {
            var sum = 0.0
            for tap in 0..<kernel * kernel {
                let (row, column) = (y + tap / kernel - kernel / 2, x + tap % kernel - kernel / 2)
                guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                for channel in 0..<channels {
                    let source = ((picture * height + row) * width + column) * channels + channel
                    let weightIndex = (tap * channels + channel) * outputs + output
                    sum += Double(input.values[source]) * Double(weight.values[weightIndex])
                }
            }
            result.append(sum)
        }
    }
    return result
}

@Suite struct ConvolutionStripTests {
    @Test(arguments: [(48, 40), (6, 130), (3, 3)])
    func `pictures of many strips are convolved as the formula says`(width: Int, height: Int) {
        var random = SeededGenerator(seed: 4)
        func tensor(_ shape: [Int]) -> Tensor {
            Tensor(shape: shape, values: (0..<shape.reduce(1, *)).map { _ in .random(in: -1...1, using: &random) })
        }
        let (input, weight) = (tensor([2, height, width, 3]), tensor([3, 3, 3, 4]))
        let output = Convolution2D(weight: weight)(input)
        #expect(output.shape == [2, height, width, 4])
        expectClose(output.values.map { Double($0) }, convolve(input, weight), within: Tolerance.float32Sum)
    }
}
