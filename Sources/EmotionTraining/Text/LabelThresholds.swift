internal import EmotionCore

/// For each emotion the logit from which on its label is given, chosen for the largest F1.
struct LabelThresholds: Sendable {
    /// Seven logits.
    let values: [Float]
    /// The mean F1 that they reach on the messages they were chosen on.
    let macroF1: Double

    /// Chooses thresholds.
    ///
    /// - Parameters:
    ///   - logits: Seven for each message, one message after the other.
    ///   - labels: Whether each message has each label.
    init(logits: [Float], labels: [[Bool]]) {
        let best = Emotion.allCases.map { emotion in
            let scored = labels.indices.map { (logits[$0 * Emotion.count + emotion.index], labels[$0][emotion.index]) }
            return Self.best(scored.sorted { $0.0 > $1.0 })
        }
        values = best.map(\.threshold)
        macroF1 = best.reduce(0) { $0 + $1.f1 } / Double(Emotion.count)
    }

    /// Walks down the scores; F1 is `2 hits / (given + all)`.
    private static func best(_ scored: [(score: Float, isLabeled: Bool)]) -> (threshold: Float, f1: Double) {
        let all = scored.count { $0.isLabeled }
        var hits = 0
        var best: (threshold: Float, f1: Double) = (0, 0)
        for (index, (score, isLabeled)) in scored.enumerated() {
            hits += isLabeled ? 1 : 0
            let next = index + 1 < scored.count ? scored[index + 1].score : score - 1
            let f1 = 2 * Double(hits) / Double(index + 1 + all)
            if next < score, f1 > best.f1 { best = ((score + next) / 2, f1) }
        }
        return best
    }
}
