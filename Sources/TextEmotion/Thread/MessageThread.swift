internal import EmotionCore

/// A conversation: what was said before changes how a message is read that says little itself.
///
///     var thread = MessageThread()
///     thread.read("you lied to me again!!", by: classifier, at: 0)
///     thread.read("fine.", by: classifier, at: 20).probabilities      // less neutral than "fine." alone
///
/// Earlier readings fade with every message and, if times are told, with the time. Their mean logarithm is added to that
/// of the message, the more the less the message says: few words, or an even distribution.
///
///     a    = sum of d[i] log p[i] / sum of d[i]          d[i] = 2^(-messages / halfLife - seconds / timeHalfLife)
///     s    = 1 - (1 - exp(-words / brevity)) (1 - entropy(p) / log 7)
///     p'   ∝ p exp(weight s a)
///
/// It is a small value without a clock; its cost does not grow with the conversation.
public struct MessageThread: Hashable, Codable, Sendable {
    /// How much and how long earlier messages count.
    public struct Configuration: Hashable, Codable, Sendable {
        /// How much what was said before counts beside a message that says nothing; 0 reads each message alone.
        public var weight = 0.1
        /// After how many messages a reading counts half.
        public var halfLife = 1.0
        /// After how many seconds a reading counts half, if times are told.
        public var timeHalfLife = 300.0
        /// With how many words a message says two thirds of what it could.
        public var brevity = 16.0

        /// Creates a cautious configuration: on labeled dialogues it gains little and loses little, see
        /// <doc:MessagesInAThread>.
        public init() {}
    }

    /// How much and how long earlier messages count.
    public var configuration: Configuration
    /// The decayed sum of the logarithms of earlier readings.
    private var evidence = EmotionScores.zero
    /// The decayed number of earlier readings.
    private var count = 0.0
    private var lastTime: Double?

    /// Creates a thread in which nothing has been said.
    public init(configuration: Configuration = Configuration()) { self.configuration = configuration }

    /// Reads a message in the light of those before it, and remembers it.
    ///
    /// - Parameters:
    ///   - text: The message.
    ///   - classifier: What reads it.
    ///   - time: When it was written, in seconds on an axis of the caller's choice; nil if nobody knows. What lies before the last one
    ///     counts as the same moment, what is not finite as not known.
    @discardableResult
    public mutating func read(_ text: String, by classifier: TextEmotionClassifier, at time: Double? = nil)
        -> TextReading
    {
        add(classifier.read(text), at: time)
    }

    /// Puts a reading in the light of those before it, and remembers it as it was.
    ///
    /// - Returns: The reading with another distribution; its labels and sentiment stay those of the message alone. A
    ///   message that was not understood is neither changed nor remembered.
    @discardableResult
    public mutating func add(_ reading: TextReading, at time: Double? = nil) -> TextReading {
        guard reading.isUnderstood else { return reading }
        fade(to: time)
        let words = reading.tokens.count { $0.kind == .word }
        let mixed = probabilities(of: reading.probabilities, words: words)
        remember(reading.probabilities)
        return reading.with(mixed)
    }

    /// A distribution in the light of earlier ones.
    private func probabilities(of own: EmotionProbabilities, words: Int) -> EmotionProbabilities {
        guard count > 0 else { return own }
        let share = configuration.weight * silence(of: own, words: words) / count
        return EmotionProbabilities(softmax: EmotionScores { Self.logarithm(own[$0]) + share * evidence[$0] })
    }

    /// How little a message says by itself, `0...1`.
    private func silence(of own: EmotionProbabilities, words: Int) -> Double {
        let length = 1 - Math.exp(-Double(words) / max(configuration.brevity, .leastNormalMagnitude))
        return 1 - length * (1 - own.normalizedEntropy)
    }

    private mutating func remember(_ own: EmotionProbabilities) {
        evidence = EmotionScores { evidence[$0] + Self.logarithm(own[$0]) }
        count += 1
    }

    /// Lets one message, and the time since the last one, pass over what is remembered.
    private mutating func fade(to time: Double?) {
        var halvings = 1 / max(configuration.halfLife, .leastNormalMagnitude)
        let time = time.flatMap { $0.isFinite ? $0 : nil }
        if let time, let last = lastTime {
            halvings += max(0, time - last) / max(configuration.timeHalfLife, .leastNormalMagnitude)
        }
        lastTime = time ?? lastTime
        let share = Math.exp(-min(halvings, 1000) * Math.log(2))
        evidence = EmotionScores { evidence[$0] * share }
        count *= share
        // What has faded entirely must not be divided by.
        if count < 1e-9 { (evidence, count) = (.zero, 0) }
    }

    /// A single reading cannot rule an emotion out for what follows.
    private static func logarithm(_ probability: Double) -> Double { Math.log(max(probability, 1e-3)) }
}
