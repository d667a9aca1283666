/// A sensor model, worked out for use.
struct Sensor: Hashable, Sendable {
    private let inverseTemperature: Double
    private let reliability: Double
    private let correlationSeconds: Double
    private let inversePrior: SIMD8<Double>
    private let baseRates: SIMD8<Double>

    /// The least probability that a classifier is taken to mean: nobody is that sure.
    static let leastProbability = 1e-12
    /// The least prior that evidence is divided by.
    static let leastPrior = 1e-6

    init(_ model: SensorModel) {
        inverseTemperature = 1 / model.temperature
        reliability = model.reliability
        correlationSeconds = model.correlationSeconds
        inversePrior = 1 / pointwiseMax(model.prior.lanes, SIMD8(repeating: Self.leastPrior))
        baseRates = model.baseRates.lanes
    }

    /// How much of a display is still the same after some seconds.
    func correlation(after seconds: Double) -> Double {
        correlationSeconds > 0 ? Math.exp(-seconds / correlationSeconds) : 0
    }

    /// The logarithm of the evidence for each emotion, up to a constant; finite for every posterior.
    func logEvidence(of posterior: EmotionProbabilities) -> SIMD8<Double> {
        let ratio = calibrated(posterior) * inversePrior
        let leak = (baseRates * ratio).sum()
        return (reliability * ratio + (1 - reliability) * leak).mapEmotions(Math.log)
    }

    /// `softmax(log p / temperature)` up to a factor, with the largest near 1.
    private func calibrated(_ posterior: EmotionProbabilities) -> SIMD8<Double> {
        let probabilities = pointwiseMax(posterior.lanes, SIMD8(repeating: Self.leastProbability))
        guard inverseTemperature != 1 else { return probabilities }
        return (inverseTemperature * probabilities.mapEmotions(Math.log)).exponentialOfLargestOne
    }
}
