/// A distribution over moods at one moment, which fades toward the base rates as time goes on.
///
/// Moods are taken to jump: at rate `ln 2 / halfLife` the mood is drawn anew from the base rates. Until the next
/// observation that is a plain mixture, so predicting in two steps gives the same as in one.
struct Belief<Scalar: BinaryFloatingPoint & Codable & Sendable>: Hashable, Codable, Sendable {
    /// The seven probabilities; the eighth lane is zero.
    @Packed<Scalar> private(set) var probabilities: SIMD8<Double>
    /// The moment for which they hold, in seconds.
    private(set) var time: Double

    init(startingAt baseRates: SIMD8<Double>) {
        probabilities = baseRates
        time = -Double.greatestFiniteMagnitude
    }

    /// Whether nothing was seen yet: from here any prediction arrives at the base rates.
    var isNew: Bool { time == -Double.greatestFiniteMagnitude }

    /// The belief at a later moment; an earlier one counts as now.
    func predicted(to moment: Double, by forgetting: Forgetting) -> SIMD8<Double> {
        forgetting.faded(probabilities, retaining: forgetting.retained(after: moment - time))
    }

    /// Moves to a later moment, by when a share is left; an earlier one counts as now.
    mutating func fade(to moment: Double, retaining share: Double, by forgetting: Forgetting) {
        probabilities = forgetting.faded(probabilities, retaining: share)
        time = max(time, moment)
    }

    /// Bayes' rule: multiplies by a likelihood whose largest value is 1; one that leaves nothing possible is ignored.
    mutating func update(by likelihood: SIMD8<Double>) {
        let product = probabilities * likelihood
        let total = product.total
        if total > 0 { probabilities = product / total }
    }

    /// Whether these are numbers that a belief can hold.
    var isValid: Bool { probabilities.isDistribution && time.isFinite }
}
