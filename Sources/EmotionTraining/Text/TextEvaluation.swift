internal import EmotionCore
internal import NeuralTraining
public import TextEmotion

/// How well a text classifier does on held-out data.
public struct TextEvaluation: Hashable, Codable, Sendable {
    /// Independent labels on the validation messages of GoEmotions.
    public let labels: LabelScores
    /// The most likely emotion of those of them with one label.
    public let singleLabel: AccuracyScore
    /// The mean gap between confidence and accuracy on the same messages, over 15 bins.
    public let calibrationError: Double
    /// The sentiment of the validation tweets of TweetEval.
    public let sentiment: SentimentScore
    /// Valence and arousal on the validation sentences of EmoBank.
    public let affect: AffectScore
    /// Irony on the validation tweets of TweetEval.
    public let irony: IronyScore
    /// The most likely emotion, among those that each data set has, on other data sets by their names.
    public let otherSets: [String: AccuracyScore]
    /// The share of BRIGHTER's messages in other languages whose most likely emotion is among their labels.
    public let otherLanguages: AccuracyScore
    /// The same for each language, by its code.
    public let languages: [String: LanguageScore]
    /// How often comments are read the same when they are typed otherwise, by what is changed.
    public let robustness: [String: TextRobustness]

    /// A share of right answers.
    public struct AccuracyScore: Hashable, Codable, Sendable {
        /// The number of messages.
        public let count: Int
        /// The share that is right.
        public let accuracy: Double
        /// The lower end of the 95 % interval (Wilson).
        public let lower: Double
        /// The upper end of the 95 % interval (Wilson).
        public let upper: Double
        /// The mean F1 over the emotions; nil where several answers are right.
        public let macroF1: Double?
        /// The F1 of the emotions, each weighted with how many messages have it; nil where several answers are right.
        public let weightedF1: Double?
    }

    /// How well irony is found.
    public struct IronyScore: Hashable, Codable, Sendable {
        /// The number of messages.
        public let count: Int
        /// The share that is told right.
        public let accuracy: Double
        /// The F1 of irony.
        public let f1: Double
        /// The area under the receiver operating characteristic.
        public let areaUnderCurve: Double
    }

    /// How well the three sentiments are told apart.
    public struct SentimentScore: Hashable, Codable, Sendable {
        /// The number of messages.
        public let count: Int
        /// The mean recall over negative, neutral and positive.
        public let macroRecall: Double
    }

    /// How well valence and arousal follow people's ratings.
    public struct AffectScore: Hashable, Codable, Sendable {
        /// The number of messages.
        public let count: Int
        /// Pearson's correlation for valence.
        public let valence: Double
        /// Pearson's correlation for arousal.
        public let arousal: Double
    }

    /// Evaluates a classifier.
    ///
    /// - Parameter directory: The folder with the `NAME-validation.jsonl` files.
    /// - Throws: ``TrainingDataError``.
    public init(of classifier: TextEmotionClassifier, data directory: String) throws(TrainingDataError) {
        func messages(_ name: String) throws(TrainingDataError) -> ReadMessages {
            try ReadMessages(TextRow.read("\(directory)/\(name)-validation.jsonl"), by: classifier)
        }
        let main = try messages("goemotions")
        let single = main.singleLabelReport(among: Emotion.allCases)
        labels = main.labelScores
        singleLabel = AccuracyScore(single)
        calibrationError = single.calibrationError
        sentiment = try messages("tweeteval_sentiment").sentimentScore
        affect = try messages("emobank").affectScore
        irony = try messages("tweeteval_irony").ironyScore
        let foreign = try messages("brighter_multi")
        otherLanguages = foreign.topAmongLabels
        languages = foreign.languageScores
        let texts = main.rows.prefix(Self.robustnessCount).map(\.text)
        robustness = Dictionary(
            uniqueKeysWithValues: TextRobustness.changes.map { name, change in
                (name, TextRobustness(of: texts, by: classifier, change))
            })
        var others: [String: AccuracyScore] = [:]
        for (name, emotions) in Self.others {
            others[name] = AccuracyScore(try messages(name).singleLabelReport(among: emotions))
        }
        otherSets = others
    }

    private static let robustnessCount = 2_000

    /// Other data sets, none of them trained on but `tweeteval_emotion`, and the emotions that each has.
    static let others: [String: [Emotion]] = [
        "tweeteval_emotion": [.angry, .happy, .sad],
        "carer": [.angry, .fearful, .happy, .sad, .surprised],
        "isear": [.angry, .disgusted, .fearful, .happy, .sad],
        "meld": Emotion.allCases,
        "dailydialog": Emotion.allCases,
    ]
}

extension TextEvaluation.AccuracyScore {
    fileprivate init(_ report: ClassificationReport) {
        self.init(
            count: report.count, accuracy: report.accuracy, lower: report.accuracyInterval.lowerBound,
            upper: report.accuracyInterval.upperBound, macroF1: report.macroF1, weightedF1: report.weightedF1)
    }

    init(hits: Int, of count: Int) {
        let report = ClassificationReport(
            predictions: Array(repeating: [1, 0], count: count), classes: (0..<count).map { $0 < hits ? 0 : 1 })
        self.init(
            count: count, accuracy: report.accuracy, lower: report.accuracyInterval.lowerBound,
            upper: report.accuracyInterval.upperBound, macroF1: nil, weightedF1: nil)
    }
}
