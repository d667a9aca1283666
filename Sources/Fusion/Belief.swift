/// A distribution over moods at one moment, which fades toward the base rates as time goes on.
///
/// Moods are taken to jump: at rate `ln 2 / halfLife` the mood is drawn anew from the base rates. Until the next
/// observation that is a plain mixture, so predicting in two steps gives the same as in one.
struct Belief: Hashable, Codable, Sendable {
    /// The seven probabilities; the eighth lane is zero.
    @Packed<Double> private(set) var probabilities: SIMD8<Double>
    /// The moment for which they hold, in seconds.
    private(set) var time: Double

    /// Before everything: from here any prediction arrives at the base rates.
    static let beginning = -Double.greatestFiniteMagnitude

    init(startingAt baseRates: SIMD8<Double>) {
        probabilities = baseRates
        time = Self.beginning
    }

    /// The belief at a later moment; an earlier one counts as now.
    func predicted(to moment: Double, by forgetting: Forgetting) -> SIMD8<Double> {
        let share = forgetting.retained(after: moment - time)
        return share * probabilities + (1 - share) * forgetting.baseRates
    }

    /// Moves to a later moment; an earlier one counts as now.
    mutating func predict(to moment: Double, by forgetting: Forgetting) {
        probabilities = predicted(to: moment, by: forgetting)
        time = max(time, moment)
    }

    /// Bayes' rule: multiplies by a likelihood whose largest value is 1.
    mutating func update(by likelihood: SIMD8<Double>) {
        let product = probabilities * likelihood
        probabilities = product / product.sum()
    }

    /// Whether these are numbers that a belief can hold.
    var isValid: Bool {
        let inRange = Emotion.allCases.allSatisfy { (0...1).contains(probabilities[$0.index]) }
        return inRange && abs(probabilities.sum() - 1) < 1e-6 && time.isFinite
    }
}
