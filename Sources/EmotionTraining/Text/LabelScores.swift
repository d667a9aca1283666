public import EmotionCore

/// How well independent labels were given.
public struct LabelScores: Hashable, Codable, Sendable {
    /// How well one label was given.
    public struct Score: Hashable, Codable, Sendable {
        /// The number of messages that have the label.
        public let support: Int
        /// The share of the given labels that are right.
        public let precision: Double
        /// The share of the right labels that were given.
        public let recall: Double
        /// The harmonic mean of the two.
        public let f1: Double

        init(hits: Int, given: Int, support: Int) {
            self.support = support
            precision = given == 0 ? 0 : Double(hits) / Double(given)
            recall = support == 0 ? 0 : Double(hits) / Double(support)
            f1 = given + support == 0 ? 0 : 2 * Double(hits) / Double(given + support)
        }
    }

    /// The number of messages.
    public let count: Int
    /// The mean F1 over the seven emotions.
    public let macroF1: Double
    /// The F1 over all labels together.
    public let microF1: Double
    /// The scores of each emotion.
    public let emotions: [Emotion: Score]

    /// Compares the labels that were given with the right ones, message by message.
    public init(given: [[Emotion]], right: [[Emotion]]) {
        var scores: [Emotion: Score] = [:]
        var (hits, all) = (0, 0)
        for emotion in Emotion.allCases {
            let common = zip(given, right).count { $0.contains(emotion) && $1.contains(emotion) }
            let (givenCount, support) = (given.count { $0.contains(emotion) }, right.count { $0.contains(emotion) })
            scores[emotion] = Score(hits: common, given: givenCount, support: support)
            hits += common
            all += givenCount + support
        }
        count = right.count
        emotions = scores
        macroF1 = scores.values.reduce(0) { $0 + $1.f1 } / Double(Emotion.count)
        microF1 = all == 0 ? 0 : 2 * Double(hits) / Double(all)
    }
}
