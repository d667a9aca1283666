internal import NeuralCore
internal import NeuralTraining

/// A 3 x 3 convolution, batch normalization and ReLU, which both networks over pictures are made of.
struct ConvolutionBlock {
    /// The prefix of the convolution's parameters.
    let convolution: String
    /// The prefix of the batch normalization's parameters.
    let norm: String

    /// Draws the weights.
    func add(to parameters: inout Parameters, inputs: Int, outputs: Int, using random: inout SplitMix64) {
        parameters.addHeNormal(
            "\(convolution).weight", shape: [3, 3, inputs, outputs], inputs: 9 * inputs, using: &random)
        parameters.addBatchNorm(norm, channels: outputs)
    }

    /// Runs the block in training, with the picture halved after it if it `pools`.
    func callAsFunction(
        _ input: GradientTape.Variable, pools: Bool, on tape: inout GradientTape
    ) -> GradientTape.Variable {
        let activation = tape.convolution2D(input, weight: tape.parameter("\(convolution).weight"))
        let output = tape.batchNormReLU(activation, norm)
        return pools ? tape.maxPool2D(output) : output
    }

    /// The convolution with the trained normalization folded into it.
    func folded(from parameters: Parameters) -> Convolution2D {
        BatchNorm(
            scale: parameters["\(norm).scale"], shift: parameters["\(norm).shift"],
            runningMean: parameters["\(norm).runningMean"], runningVariance: parameters["\(norm).runningVariance"]
        ).folded(into: Convolution2D(weight: parameters["\(convolution).weight"]))
    }
}
