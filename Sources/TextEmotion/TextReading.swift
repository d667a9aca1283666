public import EmotionCore

/// All that the model says of one message.
public struct TextReading: Hashable, Sendable {
    /// The distribution over the seven emotions; uniform if the message could not be understood.
    public let probabilities: EmotionProbabilities
    /// Every emotion that the message shows, in their order: none, one or several.
    public let labels: [Emotion]
    /// Whether it speaks well or badly.
    public let sentiment: Sentiment
    /// How pleasant and how activated it sounds.
    public let valenceArousal: ValenceArousal
    /// Whether there was anything to read; false for an empty message, for one without a readable character and for one
    /// in letters that the model has never seen.
    public let isUnderstood: Bool
    /// The language; nil if the message could not be understood.
    public let language: LanguageGuess?
    /// How likely it is not meant as it is said, `0...1`. It lowers ``quality`` and turns nothing around.
    public let irony: Double
    /// How far to trust the reading, `0...1`: less in languages that the model reads badly, and where it may be irony.
    public let quality: Double
    /// What in the message asks for a person's care, whatever its emotions; nil for nearly every message.
    public let attention: Attention?
    /// The pieces that were read, in order.
    public let tokens: [Token]

    /// Whether it shows happiness and something unpleasant at once.
    public var isMixed: Bool {
        labels.contains(.happy) && labels.contains { [.angry, .disgusted, .fearful, .sad].contains($0) }
            || probabilities.isMixed
    }

    /// The reading as an observation of its quality, for a mood over time.
    ///
    /// - Parameters:
    ///   - time: When the message was written, in seconds.
    ///   - id: Without one, modality and time name the observation.
    public func observation(at time: Double, id: String? = nil) -> EmotionObservation {
        EmotionObservation(
            uncheckedID: id, modality: .text, time: time, probabilities: probabilities, quality: quality,
            valenceArousal: nil)
    }

    /// The same with another distribution.
    func with(_ probabilities: EmotionProbabilities) -> TextReading {
        TextReading(
            probabilities: probabilities, labels: labels, sentiment: sentiment, valenceArousal: valenceArousal,
            isUnderstood: isUnderstood, language: language, irony: irony, quality: quality, attention: attention,
            tokens: tokens)
    }

    /// What is said of a message that cannot be read: what it may say of self-harm is known in more scripts.
    static func notUnderstood(_ tokens: [Token]) -> TextReading {
        TextReading(
            probabilities: .uniform, labels: [], sentiment: Sentiment(negative: 0, neutral: 1, positive: 0),
            valenceArousal: .neutral, isUnderstood: false, language: nil, irony: 0, quality: 0,
            attention: CrisisPhrases.embedded.attention(in: tokens), tokens: [])
    }
}
