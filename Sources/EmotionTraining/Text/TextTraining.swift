internal import EmotionCore
internal import Foundation
internal import NeuralCore
public import NeuralTraining
internal import TextEmotion

/// Trains the weights of the text model.
///
///     let training = TextTraining(data: "data/text", output: "weights", plan: TextTraining.shippedPlan(seed: 1))
///     try await training.run(resume: false) { print($0.line) }
public struct TextTraining: Sendable {
    /// What network is trained on which mixture.
    public struct Configuration: Hashable, Sendable {
        /// Messages in each batch.
        public var batchSize = 128
        /// The most words that get a vector of their own.
        public var words = 12_000
        /// How often a word has to occur in an epoch for that.
        public var minimumCount: Float = 3
        /// Rows that character n-grams share.
        public var buckets = 16_000
        /// The width of a word's vector.
        public var wordWidth = 64
        /// The width of an n-gram's vector.
        public var gramWidth = 48
        /// Hidden units of the LSTM.
        public var hidden = 96
        /// Units of the dense layer.
        public var dense = 96
        /// The share of numbers about tokens that are dropped.
        public var tokenDropout: Float = 0.25
        /// The share of the dense layer's inputs and outputs that are dropped.
        public var dropout: Float = 0.4
        /// The share of words that only their n-grams stand for.
        public var wordDropout: Float = 0.1
        /// The share of messages that get an emoji or emoticon.
        public var signShare: Float = 0.15
        /// What the teacher's logits are divided by.
        public var teacherTemperature: Float = 2
        /// The pull of matrices toward zero.
        public var weightDecay: Float = 0.01

        /// The configuration of the shipped weights.
        public init() {}
    }

    /// The folder with the data sets and, in `teacher`, their soft labels.
    public var data: String
    /// The folder for the checkpoint and the weights; it must exist.
    public var output: String
    /// How the recipe is followed.
    public var plan: TrainingPlan
    /// What is trained.
    public var configuration: Configuration

    var sets = TextDataSet.all

    /// The plan by which the weights that ship were made.
    public static func shippedPlan(seed: Int) -> TrainingPlan {
        TrainingPlan(epochs: 5, schedule: LearningRateSchedule(peak: 2e-3), gradientNorm: 1, seed: seed)
    }

    /// Describes a run.
    public init(data: String, output: String, plan: TrainingPlan, configuration: Configuration = Configuration()) {
        self.data = data
        self.output = output
        self.plan = plan
        self.configuration = configuration
    }

    /// Where the run keeps what it needs to go on.
    public var checkpoint: String { "\(output)/text.checkpoint.safetensors" }
    /// Where the weights of the best epoch are written.
    public var weights: String { "\(output)/text-emotion.safetensors" }

    /// Trains, and writes the weights of the epoch that did best on the validation messages of GoEmotions.
    ///
    /// - Parameters:
    ///   - resume: Whether to go on from the checkpoint, if there is one, instead of starting anew.
    ///   - report: Called with a progress report every twenty seconds and after each epoch.
    /// - Throws: ``TrainingDataError``, `WeightsError` for files that cannot be read or written, `CancellationError`.
    public func run(resume: Bool, report: (TrainingReport) -> Void) async throws {
        let corpus = try TextCorpus(directory: data, sets: sets, configuration: configuration)
        var random = SplitMix64(key: plan.seed)
        var state = TrainingState(
            parameters: Parameters(networkConfiguration(corpus), using: &random),
            method: AdamW(weightDecay: configuration.weightDecay))
        if resume, FileManager.default.fileExists(atPath: checkpoint) { try state.resume(from: checkpoint) }
        let recipe = TextRecipe(corpus: corpus, configuration: configuration)
        var trainer = Trainer(recipe: recipe, plan: plan, state: state)
        try await trainer.run(report: report) { try $0.write(to: checkpoint) }
        try await weightFile(trainer.state.bestParameters, corpus).write(to: weights)
    }

    private func networkConfiguration(_ corpus: TextCorpus) -> TextNetwork.Configuration {
        TextNetwork.Configuration(
            words: corpus.encoder.vocabulary.words.count, wordWidth: configuration.wordWidth,
            buckets: configuration.buckets, gramWidth: configuration.gramWidth, hidden: configuration.hidden,
            dense: configuration.dense)
    }

    /// The weight file, with what is fitted on held-out messages: thresholds, temperature and shift.
    private func weightFile(_ parameters: Parameters, _ corpus: TextCorpus) async throws(WeightsError) -> WeightFile {
        var parameters = parameters
        // The network runs faster on such recurrent weights; thresholds and temperature are fitted to what is written.
        parameters["lstm.recurrentWeight"].round(to: BFloat16.nearest)
        let network = try TextNetwork(parameters)
        let outputs = await corpus.validation.outputs(of: network)
        let sentiments = await corpus.sentiment.outputs(of: network)
        let thresholds = LabelThresholds(logits: outputs.flatMap(\.labels.values), labels: corpus.validation.labels)
        let temperature = Temperature(
            logits: outputs.flatMap(\.distribution.rows), classes: corpus.validation.singleLabels,
            candidates: (10...80).map { Float($0) / 20 })
        let shift = SentimentShift(logits: sentiments.flatMap(\.sentiment.values), labels: corpus.sentiment.labels)
        var tensors = Dictionary(uniqueKeysWithValues: zip(parameters.names, parameters.tensors))
        tensors["labels.threshold"] = Tensor(shape: [Emotion.count], values: thresholds.values)
        tensors["distribution.temperature"] = Tensor(shape: [1], values: [temperature.value])
        tensors["sentiment.shift"] = Tensor(shape: [3], values: shift.values)
        return WeightFile(
            kind: TextWeights.kind, labels: Emotion.labels, tensors: tensors, notes: notes(corpus.encoder.vocabulary))
    }

    private func notes(_ vocabulary: Vocabulary) -> [String: String] {
        [
            TextWeights.vocabularyKey: vocabulary.lines,
            "training_sets": sets.map(\.name).joined(separator: ","),
            "plan": "\(plan.epochs) epochs, seed \(plan.seed), \(plan.workers) workers",
        ]
    }
}
