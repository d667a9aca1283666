internal import EmotionCore
internal import NeuralCore
public import NeuralTraining
internal import TextEmotion

/// Goes on with trained weights on lines of your own.
///
///     let tuning = TextFineTuning(lines: "comments.jsonl", output: "weights")
///     let result = try await tuning.run { print($0.line) }
///
/// Every line is a JSON object with `text` and `emotions`, names of the seven. Every fifth line is held out.
public struct TextFineTuning: Sendable {
    /// The file of lines.
    public var lines: String
    /// The folder for the weights; it must exist.
    public var output: String
    /// The weights to start from; nil for those that the package carries.
    public var start: String?
    /// How the lines are learned.
    public var plan: TrainingPlan

    /// How well the held-out lines are read.
    public struct Result: Hashable, Sendable {
        /// The number of lines that were held out.
        public let heldOut: Int
        /// The share of them whose most likely emotion is among their own, by the weights before.
        public let before: Double
        /// The same by the new weights.
        public let after: Double
    }

    /// Describes a run: five epochs at a tenth of the rate of a training from nothing.
    public init(lines: String, output: String, start: String? = nil, seed: Int = 1) {
        self.lines = lines
        self.output = output
        self.start = start
        plan = TrainingPlan(epochs: 5, schedule: LearningRateSchedule(peak: 2e-4), gradientNorm: 1, seed: seed)
    }

    /// Where the weights are written.
    public var weights: String { "\(output)/text-emotion.safetensors" }

    private static let heldOutStep = 5

    /// Learns the lines and writes the weights of the best epoch; how their outputs are read stays as it was.
    ///
    /// - Throws: ``TrainingDataError`` for lines that cannot be read or are fewer than ten, `WeightsError` for weights
    ///   that cannot be read or written, `CancellationError`.
    public func run(report: (TrainingReport) -> Void) async throws -> Result {
        let rows = try TextRow.read(lines).filter { !$0.emotions.isEmpty }
        guard rows.count >= 10 else { throw TrainingDataError.tooFewRows(path: lines, count: rows.count, atLeast: 10) }
        let file = try TextWeights.file(at: start)
        let corpus = TextCorpus(
            rows: rows.indices.filter { $0 % Self.heldOutStep != 0 }.map { rows[$0] },
            heldOut: rows.indices.filter { $0 % Self.heldOutStep == 0 }.map { rows[$0] }, weights: try TextWeights(file)
        )
        let parameters = try Parameters(file)
        let recipe = TextRecipe(corpus: corpus, settings: Self.settings)
        var trainer = Trainer(
            recipe: recipe, plan: plan, state: TrainingState(parameters: parameters, method: AdamW(weightDecay: 0)))
        try await trainer.run(report: report) { _ in }
        let tuned = trainer.state.bestParameters.rounded
        try write(tuned, over: file)
        return Result(
            heldOut: corpus.heldOut.comments.texts.count, before: try await share(parameters, corpus),
            after: try await share(tuned, corpus))
    }

    /// Few lines: small batches, and nothing made up beside them.
    private static var settings: TextTrainingSettings {
        var settings = TextTrainingSettings()
        settings.batchSize = 32
        settings.signShare = 0
        return settings
    }

    private func share(_ parameters: Parameters, _ corpus: TextCorpus) async throws -> Double {
        let network = try TextNetwork(parameters)
        let comments = corpus.heldOut.comments
        return comments.hits(await comments.outputs(of: network).flatMap(\.distribution.rows)).share
    }

    private func write(_ parameters: Parameters, over file: WeightFile) throws(WeightsError) {
        var (tensors, notes) = (file.tensors, file.notes)
        for (name, tensor) in zip(parameters.names, parameters.tensors) { tensors[name] = tensor }
        notes["plan"] = "\(notes["plan"] ?? ""); \(plan.epochs) epochs on lines of one's own, seed \(plan.seed)"
        try WeightFile(
            kind: TextWeights.kind, labels: Emotion.labels, tensors: tensors, notes: notes, halves: Parameters.halves
        ).write(to: weights)
    }
}

extension Parameters {
    /// The parameters of a text network in a weight file, in the order of a training.
    fileprivate init(_ file: WeightFile) throws(WeightsError) {
        var random = SplitMix64(key: 0)
        self.init(try TextNetwork.Configuration(of: file), using: &random)
        for (position, name) in names.enumerated() {
            tensors[position] = try file.tensor(name, shape: tensors[position].shape)
        }
    }

    /// The tables of vectors, which are most of a text network.
    static let halves: Set = ["words.weight", "grams.weight"]

    /// With numbers as they are kept in a file.
    var rounded: Parameters {
        var parameters = self
        parameters["lstm.recurrentWeight"].round(to: BFloat16.nearest)
        for name in Self.halves { parameters[name].round(to: Half.nearest) }
        return parameters
    }
}
