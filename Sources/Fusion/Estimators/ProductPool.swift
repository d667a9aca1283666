/// The product of all answers, older ones to a smaller power: naive Bayes that forgets.
///
///     l ← s l + w log(q / prior)        s = 2^(-Δt / halfLife)
///     p ∝ base rates exp(l)             w = quality reliability (1 - exp(-Δt_m / correlationTime_m))
///
/// Without the last factor frames would count as independent, and the pool be sure within a second.
public struct ProductPool: MoodEstimator, Hashable {
    /// What the pool knew before it saw anything.
    public let parameters: FusionParameters

    private let halfLife: Double
    private var evidence = SIMD8<Double>.zero
    private var time: Double?
    /// When each modality was last heard.
    private var heard: [Modality: Double] = [:]

    /// The half-life with the least log loss on the listeners that the defaults are fitted to.
    public static let measuredHalfLife = Duration.seconds(10)

    /// Creates a pool that has seen nothing.
    public init(parameters: FusionParameters = FusionParameters(), halfLife: Duration = measuredHalfLife) {
        self.parameters = parameters
        self.halfLife = Seconds.of(halfLife, atLeast: Seconds.shortest)
    }

    /// Multiplies an answer in.
    public mutating func update(with observation: EmotionObservation) {
        let model = parameters.sensor(for: observation.modality)
        let weight = observation.quality * model.reliability * news(in: observation, of: model)
        guard weight > 0 else { return }
        let calibrated = (observation.probabilities.logarithms / model.temperature).exponentialOfLargestOne
        let logRatio = EmotionProbabilities(unchecked: calibrated).logarithms - model.prior.logarithms
        evidence = retained(at: observation.time) * evidence + weight * logRatio
        time = max(time ?? observation.time, observation.time)
        heard[observation.modality] = observation.time
    }

    /// The product at a moment.
    public func mood(at moment: Double) -> Mood {
        let logarithms = retained(at: moment) * evidence + parameters.baseRates.logarithms
        return Mood(
            time: moment, probabilities: EmotionProbabilities(unchecked: logarithms.exponentialOfLargestOne),
            staleness: time.map { max(0, moment - $0) } ?? .infinity, coordinates: parameters.coordinates)
    }

    private func news(in observation: EmotionObservation, of model: SensorModel) -> Double {
        guard let last = heard[observation.modality], model.checked.correlationSeconds > 0 else { return 1 }
        return 1 - Math.exp(-max(0, observation.time - last) / model.checked.correlationSeconds)
    }

    private func retained(at moment: Double) -> Double {
        time.map { Forgetting.retained(after: max(0, moment - $0), halfLife: halfLife) } ?? 1
    }
}
