/// What can be wrong with emotions that come from outside.
@nonexhaustive
public enum EmotionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A list of probabilities does not have seven values.
    case wrongCount(Int)
    /// A probability is negative or not finite.
    case invalidProbability(Emotion, Double)
    /// The probabilities do not sum to 1.
    case sumNotOne(Double)
    /// A quality is outside `0...1` or not finite.
    case invalidQuality(Double)
    /// A time is not finite.
    case invalidTime(Double)
    /// A valence or arousal is outside `-1...1` or not finite.
    case invalidValenceArousal(Double)

    /// A sentence for a log.
    public var description: String {
        switch self {
        case .wrongCount(let count): "expected \(Emotion.count) probabilities, got \(count)"
        case .invalidProbability(let emotion, let value): "probability of '\(emotion)' is \(value), expected 0...1"
        case .sumNotOne(let sum): "probabilities sum to \(sum), expected 1"
        case .invalidQuality(let quality): "quality is \(quality), expected 0...1"
        case .invalidTime(let time): "time is \(time), expected a finite number of seconds"
        case .invalidValenceArousal(let value): "valence or arousal is \(value), expected -1...1"
        }
    }
}
