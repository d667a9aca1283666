internal import EmotionCore
internal import FaceEmotion
public import NeuralTraining

/// How the face network is trained: vote distributions for one head, FER2013 labels for the other.
public struct FaceRecipe: TrainingRecipe {
    /// Pictures in a batch, over all workers.
    public var batchSize = 64
    /// The probability with which dropout silences a value before and after the dense layer.
    public var dropout: Float = 0.3
    /// How much the FER2013 head counts beside the FER+ head.
    public var labelWeight: Float = 0.6

    private let training: FaceDataSet
    private let validation: FaceDataSet
    private let augmentation = FaceAugmentation()
    /// Pictures that most taggers could read.
    private let usable: [Int]

    /// Creates a recipe from the two parts of the data.
    public init(training: FaceDataSet, validation: FaceDataSet) {
        self.training = training
        self.validation = validation
        usable = training.votes.indices.filter { !training.votes[$0].isUnusable }
    }

    /// Freshly drawn parameters.
    public func initialParameters(seed: Int) -> Parameters {
        var random = SplitMix64(key: seed)
        var parameters = Parameters()
        for (index, width) in FaceArchitecture.widths.enumerated() {
            let inputs = FaceArchitecture.inputs[index]
            parameters.addHeNormal(
                "\(FaceArchitecture.convolution(index)).weight", shape: [3, 3, inputs, width], inputs: 9 * inputs,
                using: &random)
            parameters.addBatchNorm(FaceArchitecture.norm(index), channels: width)
        }
        let hidden = FaceArchitecture.hidden
        parameters.addDense("hidden", inputs: FaceArchitecture.flattened, outputs: hidden, using: &random)
        for head in ["votes", "label"] {
            // Small weights: the first predictions are nearly uniform.
            parameters.addNormal("\(head).weight", shape: [hidden, Emotion.count], deviation: 0.05, using: &random)
            parameters.add("\(head).bias", Tensor(shape: [Emotion.count]))
        }
        return parameters
    }

    /// Every usable picture once, in random order; a last batch that is not full is left out.
    public func batches(epoch: Int, using random: inout SplitMix64) -> [[Int]] {
        let order = usable.shuffled(using: &random)
        return stride(from: 0, through: order.count - batchSize, by: batchSize).map {
            Array(order[$0..<$0 + batchSize])
        }
    }

    /// Cross-entropy to the vote distribution plus ``labelWeight`` times cross-entropy to the FER2013 label.
    public func loss(
        of examples: ArraySlice<Int>, on tape: inout GradientTape, using random: inout SplitMix64
    ) -> GradientTape.Variable {
        let pictures = tape.constant(augmented(examples, using: &random))
        let features = self.features(of: pictures, on: &tape, using: &random)
        let votes = tape.dense(features, "votes")
        let label = tape.dense(features, "label")
        let distributions = examples.map { training.votes[$0].distribution }
        let labels = examples.map { training.labels[$0].map { EmotionProbabilities(certain: $0) } }
        let voteLoss = tape.softmaxCrossEntropy(votes, targets: distributions)
        let labelLoss = tape.softmaxCrossEntropy(label, targets: labels)
        return tape.sum([(voteLoss, 1), (labelLoss, labelWeight)])
    }

    /// FER+ accuracy on the held-out part, and the other figures in words.
    public func validate(_ parameters: Parameters) async -> Validation {
        let network = FaceNetwork(FaceLayers(folding: parameters))
        let report = await FaceEvaluation(of: network, temperature: 1, on: validation)
        return Validation(score: report.votes.accuracy, summary: report.summary)
    }

    private func augmented(_ examples: ArraySlice<Int>, using random: inout SplitMix64) -> Tensor {
        let side = FaceCrop.side
        let values = [Float](unsafeUninitializedCapacity: examples.count * side * side) { output, count in
            training.pixels.withUnsafeBufferPointer { pixels in
                for (place, example) in examples.enumerated() {
                    let picture = UnsafeBufferPointer(
                        rebasing: pixels[example * side * side..<(example + 1) * side * side])
                    let target = UnsafeMutableBufferPointer(
                        rebasing: output[place * side * side..<(place + 1) * side * side])
                    augmentation.write(picture, to: target, using: &random)
                }
            }
            count = examples.count * side * side
        }
        return Tensor(shape: [examples.count, side, side, 1], values: values)
    }

    private func features(
        of pictures: GradientTape.Variable, on tape: inout GradientTape, using random: inout SplitMix64
    ) -> GradientTape.Variable {
        var activation = pictures
        for index in FaceArchitecture.widths.indices {
            let weight = tape.parameter("\(FaceArchitecture.convolution(index)).weight")
            activation = tape.convolution2D(activation, weight: weight)
            activation = tape.batchNormReLU(activation, FaceArchitecture.norm(index))
            if FaceArchitecture.poolsAfter(index) { activation = tape.maxPool2D(activation) }
        }
        let flat = tape.reshape(activation, [pictures.value.shape[0], FaceArchitecture.flattened])
        let kept = tape.dropout(flat, probability: dropout, using: &random)
        let hidden = tape.relu(tape.dense(kept, "hidden"))
        return tape.dropout(hidden, probability: dropout, using: &random)
    }
}

extension GradientTape {
    /// Cross-entropy to distributions over the emotions; rows without one are left out.
    mutating func softmaxCrossEntropy(_ logits: Variable, targets: [EmotionProbabilities?]) -> Variable {
        let rows = targets.flatMap { target in Emotion.allCases.map { Float((target ?? .uniform)[$0]) } }
        return softmaxCrossEntropy(
            logits, targets: Tensor(shape: [targets.count, Emotion.count], values: rows),
            weights: targets.map { $0 == nil ? 0 : 1 })
    }
}

extension FaceLayers {
    /// The layers that trained parameters make, with batch normalization folded into the convolutions.
    init(folding parameters: Parameters) {
        let convolutions = FaceArchitecture.widths.indices.map { index in
            let name = FaceArchitecture.norm(index)
            let norm = BatchNorm(
                scale: parameters["\(name).scale"], shift: parameters["\(name).shift"],
                runningMean: parameters["\(name).runningMean"], runningVariance: parameters["\(name).runningVariance"])
            return norm.folded(into: Convolution2D(weight: parameters["\(FaceArchitecture.convolution(index)).weight"]))
        }
        func dense(_ name: String) -> Dense {
            Dense(weight: parameters["\(name).weight"], bias: parameters["\(name).bias"])
        }
        self.init(convolutions: convolutions, hidden: dense("hidden"), votes: dense("votes"), label: dense("label"))
    }
}
