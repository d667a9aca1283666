/// How a belief fades: at what rate and toward what.
struct Forgetting: Hashable, Sendable {
    @Packed<Double> var baseRates: SIMD8<Double>
    private let rate: Double

    init(halfLifeSeconds: Double, baseRates: SIMD8<Double>) {
        self.baseRates = baseRates
        rate = Math.log(2) / halfLifeSeconds
    }

    /// The share of what was known that is left after some seconds, `2^(-seconds / halfLife)`.
    func retained(after seconds: Double) -> Double { Math.exp(-rate * max(0, seconds)) }

    /// The time that a fading belief spends in each mood during some seconds: the integral of its probabilities.
    func dwell(from probabilities: SIMD8<Double>, for seconds: Double) -> SIMD8<Double> {
        let informed = (1 - retained(after: seconds)) / rate
        return informed * probabilities + (seconds - informed) * baseRates
    }
}
