/// Whether a text speaks well or badly of what it speaks of.
public struct Sentiment: Hashable, Codable, Sendable {
    /// The three classes, from bad to good.
    public enum Label: String, CaseIterable, Codable, Sendable {
        case negative, neutral, positive
    }

    /// The most probable class.
    public let label: Label
    /// `P(positive) - P(negative)`, in `-1...1`.
    public let score: Double

    /// Creates a sentiment from the probabilities of negative, neutral and positive.
    ///
    /// - Precondition: The three are not negative and their sum is positive.
    public init(negative: Double, neutral: Double, positive: Double) {
        let sum = negative + neutral + positive
        precondition(
            min(negative, neutral, positive) >= 0 && sum > 0, "not probabilities: \(negative), \(neutral), \(positive)")
        label = positive > max(negative, neutral) ? .positive : negative > neutral ? .negative : .neutral
        score = (positive - negative) / sum
    }
}
