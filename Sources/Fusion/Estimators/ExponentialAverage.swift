/// The mean of the modalities' moving averages: what most papers do, for irregular times.
///
///     a_m ← s a_m + (1 - s) p_m        s = 2^(-Δt / halfLife)
///
/// Reference: A. Eckner, "Algorithms for unevenly spaced time series: moving averages", 2019.
public struct ExponentialAverage: MoodEstimator, Hashable {
    /// What the average knew before it saw anything; the base rates until something is seen.
    public let parameters: FusionParameters

    private let halfLife: Double
    /// Sorted by modality.
    private var averages: [Average] = []

    /// The half-life with the least log loss on the listeners that the defaults are fitted to.
    public static let measuredHalfLife = Duration.seconds(20)

    /// Creates an average that has seen nothing.
    public init(parameters: FusionParameters = FusionParameters(), halfLife: Duration = measuredHalfLife) {
        self.parameters = parameters
        self.halfLife = Seconds.of(halfLife, atLeast: Seconds.shortest)
    }

    /// Moves the average of the observation's modality.
    public mutating func update(with observation: EmotionObservation) {
        guard observation.quality > 0 else { return }
        let index = averages.firstIndex { $0.modality >= observation.modality } ?? averages.count
        if index < averages.count, averages[index].modality == observation.modality {
            averages[index].take(observation, halfLife: halfLife)
        } else {
            averages.insert(Average(observation), at: index)
        }
    }

    /// The mean of the averages, whatever the moment.
    public func mood(at moment: Double) -> Mood {
        let sum = averages.reduce(SIMD8.zero) { $0 + $1.probabilities }
        return Mood(
            time: moment,
            probabilities: averages.isEmpty ? parameters.baseRates : EmotionProbabilities(unchecked: sum),
            conflict: jensenShannonDivergence(averages.map { (vote: $0.probabilities, weight: 1) }),
            votes: Dictionary(
                averages.map { ($0.modality, EmotionProbabilities(unchecked: $0.probabilities)) },
                uniquingKeysWith: { first, _ in first }),
            staleness: averages.map { max(0, moment - $0.time) }.min() ?? .infinity,
            coordinates: parameters.coordinates)
    }

    /// The moving average of one modality.
    private struct Average: Hashable, Codable, Sendable {
        let modality: Modality
        var probabilities: SIMD8<Double>
        var time: Double

        init(_ observation: EmotionObservation) {
            modality = observation.modality
            probabilities = observation.probabilities.lanes
            time = observation.time
        }

        mutating func take(_ observation: EmotionObservation, halfLife: Double) {
            let elapsed = max(0, observation.time - time)
            let weight = observation.quality * (1 - Forgetting.retained(after: elapsed, halfLife: halfLife))
            probabilities += weight * (observation.probabilities.lanes - probabilities)
            time = max(time, observation.time)
        }
    }
}
