import NeuralCore
import TestSupport
import Testing

@Suite struct ConvolutionStripTests {
    @Test(arguments: [(48, 40), (6, 130), (3, 3)])
    func `pictures of many strips are convolved as the formula says`(width: Int, height: Int) {
        let (input, weight) = (Tensor.random([2, height, width, 3], seed: 4), Tensor.random([3, 3, 3, 4], seed: 5))
        let output = Convolution2D(weight: weight)(input)
        #expect(output.shape == [2, height, width, 4])
        expectClose(
            output.values.map { Double($0) }, PlainReference.convolution(input, weight), within: Tolerance.float32Sum)
    }
}
