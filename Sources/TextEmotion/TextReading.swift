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
    /// Whether there was anything to read; false for an empty message and for one without a readable character.
    public let isUnderstood: Bool
    /// The pieces that were read, in order.
    public let tokens: [Token]

    /// Whether it shows happiness and something unpleasant at once.
    public var isMixed: Bool {
        labels.contains(.happy) && labels.contains { [.angry, .disgusted, .fearful, .sad].contains($0) }
            || probabilities.isMixed
    }

    /// What is said of a message that cannot be read.
    static let notUnderstood = TextReading(
        probabilities: .uniform, labels: [], sentiment: Sentiment(negative: 0, neutral: 1, positive: 0),
        valenceArousal: .neutral, isUnderstood: false, tokens: [])
}
