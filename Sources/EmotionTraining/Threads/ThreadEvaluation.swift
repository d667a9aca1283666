internal import EmotionCore
internal import NeuralTraining
public import TextEmotion

/// What it brings to read a message in the light of those before it.
public struct ThreadEvaluation: Hashable, Codable, Sendable {
    /// How well the turns of dialogues are read.
    public struct Score: Hashable, Codable, Sendable {
        /// The number of turns with exactly one emotion.
        public let count: Int
        /// The share whose most likely emotion is right.
        public let accuracy: Double
        /// The mean F1 over the emotions.
        public let macroF1: Double
        /// The mean F1 over the turns.
        public let weightedF1: Double

        init(_ report: ClassificationReport) {
            (count, accuracy) = (report.count, report.accuracy)
            (macroF1, weightedF1) = (report.macroF1, report.weightedF1)
        }
    }

    /// One data set, read both ways.
    public struct Comparison: Hashable, Codable, Sendable {
        /// Each turn by itself.
        public let alone: Score
        /// Each turn in its thread, with the configuration that `MessageThread` begins with.
        public let inThread: Score
    }

    /// The configuration that does best on the training dialogues of EmoryNLP.
    public let chosen: MessageThread.Configuration
    /// The validation dialogues of each data set.
    public let dataSets: [String: Comparison]

    /// Evaluates a classifier.
    ///
    /// - Parameter directory: The folder with `emorynlp-train.jsonl` and the `NAME-validation.jsonl` files.
    /// - Throws: ``TrainingDataError``.
    public init(of classifier: TextEmotionClassifier, data directory: String) throws(TrainingDataError) {
        chosen = Self.choose(on: try Dialogues("\(directory)/emorynlp-train.jsonl", by: classifier))
        var alone = MessageThread.Configuration()
        alone.weight = 0
        var dataSets: [String: Comparison] = [:]
        for name in ["dailydialog", "emorynlp", "meld"] {
            let dialogues = try Dialogues("\(directory)/\(name)-validation.jsonl", by: classifier)
            dataSets[name] = Comparison(
                alone: Score(dialogues.report(alone)),
                inThread: Score(dialogues.report(MessageThread.Configuration())))
        }
        self.dataSets = dataSets
    }

    /// Tries a grid and takes the largest weighted F1; of equal ones the first.
    private static func choose(on dialogues: Dialogues) -> MessageThread.Configuration {
        var best: (configuration: MessageThread.Configuration, score: Double) = (.init(), -1)
        for configuration in grid {
            let score = dialogues.report(configuration).weightedF1
            if score > best.score { best = (configuration, score) }
        }
        return best.configuration
    }

    private static var grid: [MessageThread.Configuration] {
        [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8].flatMap { weight in
            [0.5, 1.0, 2, 4, 8].flatMap { halfLife in
                [2.0, 4, 8, 16, 32].map { brevity in
                    var configuration = MessageThread.Configuration()
                    (configuration.weight, configuration.halfLife) = (weight, halfLife)
                    configuration.brevity = brevity
                    return configuration
                }
            }
        }
    }
}
