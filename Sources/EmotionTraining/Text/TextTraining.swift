internal import EmotionCore
internal import Foundation
internal import NeuralCore
public import NeuralTraining
internal import TextEmotion

/// Trains the weights of the text model.
///
///     let training = TextTraining(data: "data/text", output: "weights", seed: 1)
///     try await training.run(resume: false) { print($0.line) }
public struct TextTraining: Sendable {
    /// The folder with the data sets and, in `teacher`, their soft labels.
    public var data: String
    /// The folder for the checkpoint and the weights; it must exist.
    public var output: String
    /// Weight files of earlier runs, whose answers are part of the targets; see ``TextTrainingSettings/distillation``.
    public var teachers: [String] = []
    /// How the recipe is followed.
    public var plan: TrainingPlan
    /// What is trained.
    public var settings: TextTrainingSettings

    var sets = TextDataSet.all

    /// Describes a run by the plan of the weights that ship.
    public init(data: String, output: String, settings: TextTrainingSettings = .init(), seed: Int = 1) {
        self.data = data
        self.output = output
        self.settings = settings
        plan = TrainingPlan(
            epochs: 5, schedule: LearningRateSchedule(peak: Float(settings.learningRate)), gradientNorm: 1,
            averaging: Float(settings.averaging), seed: seed)
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
        let corpus = try await TextCorpus(
            directory: data, sets: sets, teachers: try TextTeachers(weights: teachers), settings: settings)
        var random = SplitMix64(key: plan.seed)
        var parameters = initialParameters(corpus, using: &random)
        let resumes = resume && FileManager.default.fileExists(atPath: checkpoint)
        if !resumes {
            let words = SkipGram(texts: corpus.examples.map(\.text), epochs: Int(settings.skipGramEpochs))
            words.train(&parameters, using: &random)
        }
        var state = TrainingState(
            parameters: parameters, method: AdamW(weightDecay: Float(settings.weightDecay)))
        if resumes { try state.resume(from: checkpoint) }
        let recipe = TextRecipe(corpus: corpus, settings: settings)
        var trainer = Trainer(recipe: recipe, plan: plan, state: state)
        try await trainer.run(report: report) { try $0.write(to: checkpoint) }
        try await weightFile(trainer.state.bestParameters, corpus).write(to: weights)
    }

    /// The head that is needed in training alone.
    static let emojiHead = "emoji"

    private func initialParameters(_ corpus: TextCorpus, using random: inout SplitMix64) -> Parameters {
        let configuration = TextNetwork.Configuration(
            words: corpus.encoder.vocabulary.words.count, wordWidth: Int(settings.wordWidth),
            buckets: Int(settings.buckets), gramWidth: Int(settings.gramWidth), hidden: Int(settings.hidden),
            dense: Int(settings.dense), languages: corpus.classes.languages.count)
        var parameters = Parameters(configuration, using: &random)
        if !corpus.classes.emoji.isEmpty {
            parameters.addDense(
                Self.emojiHead, inputs: configuration.dense, outputs: corpus.classes.emoji.count, using: &random)
        }
        return parameters
    }

    /// The weight file, with what is fitted on held-out messages.
    private func weightFile(_ parameters: Parameters, _ corpus: TextCorpus) async throws(WeightsError) -> WeightFile {
        // The network runs faster on such recurrent weights; what is fitted is fitted to what is written.
        let parameters = parameters.rounded
        var tensors = Dictionary(uniqueKeysWithValues: zip(parameters.names, parameters.tensors))
            .filter { !$0.key.hasPrefix(Self.emojiHead) }
        let fitted = await FittedReading(of: try TextNetwork(parameters), on: corpus.heldOut, corpus.classes)
        tensors.merge(fitted.tensors) { _, new in new }
        return WeightFile(
            kind: TextWeights.kind, labels: Emotion.labels, tensors: tensors, notes: notes(corpus),
            halves: Parameters.halves)
    }

    private func notes(_ corpus: TextCorpus) -> [String: String] {
        [
            TextWeights.vocabularyKey: corpus.encoder.vocabulary.lines,
            TextWeights.pagesKey: corpus.pages.lines,
            TextWeights.languagesKey: corpus.classes.languages.joined(separator: "\n"),
            "training_sets": sets.map(\.name).joined(separator: ","),
            "plan":
                "\(plan.epochs) epochs, seed \(plan.seed), \(plan.workers) workers, \(teachers.count) teachers",
        ]
    }
}
