/// A sensor model, worked out for use; a class, so that an observation does not copy it.
final class Sensor: Sendable {
    let share: Double
    let reference: SensorReference?
    /// Whether drift is corrected.
    let isGuarded: Bool
    /// Whether the mood so far is no longer held once it says something.
    let releasesMood: Bool

    private let inverseTemperature: Double
    private let reliability: Double
    private let correlationSeconds: Double
    private let inversePrior: SIMD8<Double>
    private let baseRates: SIMD8<Double>
    /// What is displayed in each mood; empty where reliability and base rates say so.
    private let confusion: [SIMD8<Double>]

    /// The least probability that a classifier is taken to mean: nobody is that sure.
    static let leastProbability = 1e-12
    /// The least prior that evidence is divided by.
    static let leastPrior = 1e-6

    init(_ model: SensorModel, isGuarded: Bool = true, releasesMood: Bool = false) {
        self.isGuarded = isGuarded
        self.releasesMood = releasesMood
        share = model.share
        reference = model.statistics.map(SensorReference.init)
        inverseTemperature = 1 / model.temperature
        reliability = model.reliability
        correlationSeconds = model.checked.correlationSeconds
        inversePrior = 1 / model.prior.lanes.atLeast(Self.leastPrior)
        baseRates = model.baseRates.lanes
        confusion = model.confusion.map { $0.rows.map(\.lanes) } ?? []
    }

    /// Whether observations say anything of the mood.
    var hasInfluence: Bool { reliability > 0 }

    /// How likely what was displayed some seconds ago still is, by the clock alone.
    func correlation(after seconds: Double) -> Double {
        correlationSeconds > 0 ? Math.exp(-seconds / correlationSeconds) : 0
    }

    /// How much of the company of earlier frames is left after some seconds.
    func company(after seconds: Double) -> Double {
        correlationSeconds > 0 ? Math.exp(-seconds / (Self.companyLasts * correlationSeconds)) : 0
    }

    /// For how many displays frames keep each other company.
    private static let companyLasts = 10.0

    /// The logarithm of the evidence for each emotion, up to a constant, from logarithms of a posterior.
    func logEvidence(of logPosterior: SIMD8<Double>) -> SIMD8<Double> {
        let ratio = (inverseTemperature * logPosterior).exponentialOfLargestOne * inversePrior
        guard confusion.isEmpty else { return confused(ratio).mapEmotions(Math.log) }
        let leak = (baseRates * ratio).total
        return (reliability * ratio + (1 - reliability) * leak).mapEmotions(Math.log)
    }

    private func confused(_ ratio: SIMD8<Double>) -> SIMD8<Double> {
        var evidence = SIMD8<Double>.zero
        for (index, row) in confusion.enumerated() { evidence[index] = (row * ratio).total }
        return evidence
    }
}
