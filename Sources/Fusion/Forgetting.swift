/// How a belief fades: at what rate and toward what.
struct Forgetting {
    /// The share of what was known that is lost in a second, for as long as little is.
    let rate: Double
    let baseRates: SIMD8<Double>

    /// The rate of a half-life in seconds.
    static func rate(halfLifeSeconds: Double) -> Double { Math.ln2 / halfLifeSeconds }

    /// The share of what was known that is left after some seconds, `2^(-seconds / halfLife)`.
    func retained(after seconds: Double) -> Double { Math.exp(-rate * max(0, seconds)) }

    /// The same where a half-life is asked for once: no rate is worked out before.
    static func retained(after seconds: Double, halfLife: Double) -> Double { Math.exp(-Math.ln2 * seconds / halfLife) }

    /// What is left of probabilities, and for the rest the base rates.
    func faded(_ probabilities: SIMD8<Double>, retaining share: Double) -> SIMD8<Double> {
        share * probabilities + (1 - share) * baseRates
    }

    /// The time that a fading belief spends in each mood during some seconds: the integral of its probabilities.
    ///
    /// - Parameter share: What is left after those seconds.
    func dwell(from probabilities: SIMD8<Double>, for seconds: Double, retaining share: Double) -> SIMD8<Double> {
        let informed = (1 - share) / rate
        return informed * probabilities + (seconds - informed) * baseRates
    }
}
