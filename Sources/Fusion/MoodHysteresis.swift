/// A rule for "the mood has changed" that does not flicker: a new emotion must be clearly likelier than the old one.
///
///     the mood becomes k   when   p(k) >= ratio p(current)   and no emotion is likelier
///
/// After each change the odds must turn by `ratio²` before the mood can change back, which bounds how often it switches.
public struct MoodHysteresis: Hashable, Codable, Sendable {
    /// How many times likelier than the current emotion another must be; at 1 every change counts.
    public let ratio: Double
    /// The emotion that counts as the mood; nothing before the first distribution.
    public internal(set) var current: Emotion?

    /// The range of ``ratio``.
    public static let ratios = 1...1e6

    /// Creates the rule; a ratio outside ``ratios`` counts as the nearest in it.
    public init(ratio: Double = 2) {
        self.ratio = ratio.isNaN ? 1 : min(Self.ratios.upperBound, max(Self.ratios.lowerBound, ratio))
    }

    /// Takes in a distribution; returns whether the mood has changed.
    @discardableResult
    public mutating func update(with probabilities: EmotionProbabilities) -> Bool {
        update(with: probabilities.lanes)
    }

    @discardableResult
    mutating func update(with probabilities: SIMD8<Double>) -> Bool {
        let challenger = probabilities.mostLikely
        guard let held = current else {
            current = challenger
            return false
        }
        guard challenger != held, probabilities[challenger.index] >= ratio * probabilities[held.index] else {
            return false
        }
        current = challenger
        return true
    }

    /// A distribution in which the current emotion leads, and else as near to the given one as can be.
    ///
    /// While others lead, but not by enough, they and the current emotion share the mean of their probabilities.
    public func steadied(_ probabilities: EmotionProbabilities) -> EmotionProbabilities {
        EmotionProbabilities(unchecked: steadied(probabilities.lanes))
    }

    func steadied(_ probabilities: SIMD8<Double>) -> SIMD8<Double> {
        guard let held = current else { return probabilities }
        var level = probabilities[held.index]
        var leaders = 0.0
        var steady = probabilities
        while case let leader = steady.mostLikely, steady[leader.index] > level {
            level = ((leaders + 1) * level + steady[leader.index]) / (leaders + 2)
            leaders += 1
            steady[leader.index] = -1
        }
        guard leaders > 0 else { return probabilities }
        for lane in 0..<Emotion.count where steady[lane] < 0 { steady[lane] = level * (1 - Self.lead) }
        steady[held.index] = level * (1 + leaders * Self.lead)
        return steady
    }

    /// By how much the current emotion leads those that it shares a probability with.
    private static let lead = 1e-9
}

extension SIMD8<Double> {
    /// The emotion with the largest value; the first in order when several tie.
    var mostLikely: Emotion {
        var best = 0
        for lane in 1..<Emotion.count where self[lane] > self[best] { best = lane }
        return emotionsInOrder[best]
    }
}

/// `Emotion.allCases`, which is made anew at each call, made once.
private let emotionsInOrder = Emotion.allCases
