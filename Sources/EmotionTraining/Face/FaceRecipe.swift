internal import EmotionCore
internal import FaceEmotion
public import NeuralTraining

/// How the face network is trained: vote distributions for one head, FER2013 labels for the other.
public struct FaceRecipe: TrainingRecipe {
    /// What is set in this run.
    public let settings: FaceTrainingSettings

    private let training: FaceDataSet
    private let validation: FaceDataSet
    private let votes: FaceTargets
    private let labels: FaceTargets
    private let architecture: FaceArchitecture
    private let batchSize: Int

    /// Creates a recipe from the two parts of the data.
    public init(training: FaceDataSet, validation: FaceDataSet, settings: FaceTrainingSettings = .init()) {
        self.init(training: training, validation: validation, settings: settings, teachers: nil)
    }

    /// Creates a recipe that also learns from teachers, which have seen the same training pictures.
    init(
        training: FaceDataSet, validation: FaceDataSet, settings: FaceTrainingSettings, teachers: FaceTeachers?
    ) {
        self.settings = settings
        self.training = training
        self.validation = validation
        var votes = FaceTargets(training.votes.map(\.distribution))
        var labels = FaceTargets(training.labels.map { $0.map { EmotionProbabilities(certain: $0) } })
        if let teachers {
            votes.distill(teachers.votes, share: settings.distillation)
            labels.distill(teachers.labels, share: settings.distillation)
        }
        votes.balance(strength: settings.classBalance)
        self.votes = votes
        self.labels = labels
        architecture = FaceArchitecture.shipped.widened(by: settings.width)
        batchSize = max(1, Int(settings.batchSize))
    }

    /// Freshly drawn parameters.
    public func initialParameters(seed: Int) -> Parameters {
        var random = SplitMix64(key: seed)
        var parameters = Parameters()
        for (index, width) in architecture.widths.enumerated() {
            FaceArchitecture.block(index).add(
                to: &parameters, inputs: architecture.inputs[index], outputs: width, using: &random)
        }
        let hidden = architecture.hidden
        parameters.addDense("hidden", inputs: architecture.flattened, outputs: hidden, using: &random)
        for head in ["votes", "label"] {
            // Small weights: the first predictions are nearly uniform.
            parameters.addNormal("\(head).weight", shape: [hidden, Emotion.count], deviation: 0.05, using: &random)
            parameters.add("\(head).bias", Tensor(shape: [Emotion.count]))
        }
        return parameters
    }

    /// Every picture once, in random order; a last batch that is not full is left out.
    public func batches(epoch: Int, using random: inout SplitMix64) -> [[Int]] {
        let order = (0..<training.count).shuffled(using: &random)
        return stride(from: 0, through: order.count - batchSize, by: batchSize).map {
            Array(order[$0..<$0 + batchSize])
        }
    }

    /// Cross-entropy to the vote distribution plus cross-entropy to the FER2013 label at its weight.
    public func loss(
        of examples: ArraySlice<Int>, on tape: inout GradientTape, using random: inout SplitMix64
    ) -> GradientTape.Variable {
        var pictures = augmented(examples, using: &random)
        var (votes, labels) = (self.votes.batch(examples), self.labels.batch(examples))
        if let mixing = FaceMixing(settings, count: examples.count, using: &random) {
            pictures = mixing.pictures(pictures)
            (votes, labels) = (mixing.targets(votes), mixing.targets(labels))
        }
        let features = self.features(of: tape.constant(pictures), on: &tape, using: &random)
        let (voteLogits, labelLogits) = (tape.dense(features, "votes"), tape.dense(features, "label"))
        let voteLoss = tape.softmaxCrossEntropy(voteLogits, targets: votes.rows, weights: votes.weights)
        let labelLoss = tape.softmaxCrossEntropy(labelLogits, targets: labels.rows, weights: labels.weights)
        return tape.sum([(voteLoss, 1), (labelLoss, Float(settings.labelWeight))])
    }

    /// The mean of the accuracies of both heads on the held-out part, and the other figures in words.
    public func validate(_ parameters: Parameters) async -> Validation {
        let outputs = await FaceNetwork(FaceLayers(folding: parameters)).outputs(of: validation, flips: false)
        let report = FaceEvaluation(outputs: outputs, temperatures: FaceTemperatures(), data: validation)
        return Validation(score: (report.votes.accuracy + report.label.accuracy) / 2, summary: report.summary)
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
                    settings.augmentation.write(picture, to: target, using: &random)
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
        for index in architecture.widths.indices {
            activation = FaceArchitecture.block(index)(
                activation, pools: FaceArchitecture.poolsAfter(index), on: &tape)
        }
        let flat = tape.reshape(activation, [pictures.value.shape[0], architecture.flattened])
        let kept = tape.dropout(flat, probability: Float(settings.dropout), using: &random)
        let hidden = tape.relu(tape.dense(kept, "hidden"))
        return tape.dropout(hidden, probability: Float(settings.dropout), using: &random)
    }
}

extension FaceLayers {
    /// The layers that trained parameters make, with batch normalization folded into the convolutions.
    ///
    /// - Parameter face: The head that tells faces from what is none; it is fitted when the others are done.
    init(folding parameters: Parameters, face: Dense? = nil) {
        let convolutions = (0..<FaceArchitecture.convolutions).map { index in
            FaceArchitecture.block(index).folded(from: parameters)
        }
        func dense(_ name: String) -> Dense {
            Dense(weight: parameters["\(name).weight"], bias: parameters["\(name).bias"])
        }
        let hidden = dense("hidden")
        let unfitted = Dense(weight: Tensor(shape: [hidden.weight.shape[1], 1]), bias: Tensor(shape: [1]))
        self.init(
            convolutions: convolutions, hidden: hidden, votes: dense("votes"), label: dense("label"),
            face: face ?? unfitted)
    }
}

extension FaceArchitecture {
    /// A convolution with what belongs to it in training.
    fileprivate static func block(_ index: Int) -> ConvolutionBlock {
        ConvolutionBlock(convolution: convolution(index), norm: norm(index))
    }
}
