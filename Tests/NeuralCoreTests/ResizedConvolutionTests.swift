@testable import NeuralCore
import TestSupport
import Testing

@Suite struct ResizedConvolutionTests {
    private func tensor(_ shape: [Int], seed: UInt64) -> Tensor {
        var random = SeededGenerator(seed: seed)
        return Tensor(
            shape: shape, values: (0..<shape.reduce(1, *)).map { _ in Float.random(in: -1...1, using: &random) })
    }

    private func run(_ stack: ConvolutionStack, _ input: Tensor, in workspace: AlignedFloats) -> [Float] {
        let (height, width, channels) = (input.shape[1], input.shape[2], input.shape[3])
        stack.clearFrames(in: workspace.start)
        var output = [Float](repeating: 0, count: stack.outputCount)
        output.withUnsafeMutableBufferPointer { output in
            guard let output = output.baseAddress else { return }
            stack(pictures: 1, workspace: workspace.start, into: output) { _, canvas in
                for row in 0..<height {
                    (canvas.pixels + row * canvas.rowStride).update(
                        from: Array(input.values[row * width * channels..<(row + 1) * width * channels]),
                        count: width * channels)
                }
            }
        }
        return output
    }

    @Test func `a stack in a workspace that served another size computes what its layers do`() {
        let first = Convolution2D(weight: tensor([3, 3, 4, 16], seed: 1), bias: tensor([16], seed: 2))
        let second = Convolution2D(weight: tensor([3, 3, 16, 32], seed: 3), bias: tensor([32], seed: 4))
        let planned = ConvolutionStack(
            [.init(first, pools: true), .init(second, pools: false)], height: 16, width: 16, instructionSet: .best)
        let sizes = [(32, 48), (16, 16), (24, 8), (32, 48)]
        let largest = sizes.map { planned.resized(height: $0.0, width: $0.1).workspaceCount }.max() ?? 0
        let workspace = AlignedFloats(count: largest)
        for (index, (height, width)) in sizes.enumerated() {
            let input = tensor([1, height, width, 4], seed: UInt64(10 + index))
            let expected = second(first(input).rectified().maxPooled()).rectified()
            let output = run(planned.resized(height: height, width: width), input, in: workspace)
            expectClose(output.map(Double.init), expected.values.map(Double.init), within: 1e-4)
        }
    }
}
