import Hummingbird
import Moodstream

/// What was read in a message, as `moodstream text --explain --format json` writes it.
struct MessageAnswer: ResponseEncodable {
    let probabilities: EmotionProbabilities
    let labels: [Emotion]
    let sentiment: Sentiment
    let valence: Double
    let arousal: Double
    let mixed: Bool
    let understood: Bool
    /// True for a message that speaks of self-harm; left out otherwise.
    let attention: Bool?
    let tokens: [Token]

    init(_ reading: TextReading, of message: String, contributions: [TokenContribution]) {
        probabilities = reading.probabilities
        labels = reading.labels
        sentiment = reading.sentiment
        valence = reading.valenceArousal.valence
        arousal = reading.valenceArousal.arousal
        mixed = reading.isMixed
        understood = reading.isUnderstood
        attention = reading.attention == nil ? nil : true
        let bytes = Array(message.utf8)
        tokens = contributions.map {
            Token(text: String(decoding: bytes[$0.token.range], as: UTF8.self), contribution: $0.contribution)
        }
    }

    /// A token as it was typed, and what it adds.
    struct Token: Encodable {
        let text: String
        let contribution: EmotionScores
    }
}
