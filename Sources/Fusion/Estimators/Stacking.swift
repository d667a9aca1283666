/// A logistic regression on what each modality has said, quickly and slowly averaged: learned fusion.
///
///     p = softmax(bias + Σ_m Σ_h gain_m,h (log average_m,h - log prior_m))
///
/// Each modality is averaged with two half-lives; an average that is stale fades to the prior, where it says nothing.
///
/// Reference: D. H. Wolpert, "Stacked generalization", Neural Networks 5, 1992.
public struct Stacking: MoodEstimator, Hashable {
    /// What the regression knew before it saw anything; of each sensor it uses the prior.
    public let parameters: FusionParameters
    /// The weights of the regression.
    public let weights: StackingWeights

    /// Sorted by modality.
    private var tracks: [Track] = []

    /// Creates an estimator that has seen nothing.
    public init(parameters: FusionParameters = FusionParameters(), weights: StackingWeights = .measured) {
        self.parameters = parameters
        self.weights = weights
    }

    /// Moves the averages of the observation's modality.
    public mutating func update(with observation: EmotionObservation) {
        guard observation.quality > 0, weights.gains[observation.modality] != nil else { return }
        let index = tracks.firstIndex { $0.modality >= observation.modality } ?? tracks.count
        if index == tracks.count || tracks[index].modality != observation.modality {
            let prior = parameters.sensor(for: observation.modality).prior.lanes
            tracks.insert(Track(observation, prior: prior), at: index)
        } else {
            tracks[index].take(observation)
        }
    }

    /// The regression's answer at a moment.
    public func mood(at time: Double) -> Mood {
        Mood(
            time: time, probabilities: probabilities(at: time),
            staleness: tracks.map { max(0, time - $0.time) }.min() ?? .infinity, coordinates: parameters.coordinates)
    }

    func probabilities(at time: Double) -> EmotionProbabilities {
        var logits = weights.bias.lanes
        for (modality, features) in features(at: time) {
            guard let gains = weights.gains[modality] else { continue }
            for (gain, feature) in zip(gains, features) { logits += gain * feature }
        }
        return EmotionProbabilities(unchecked: logits.exponentialOfLargestOne)
    }

    /// What the regression sees at a moment: two vectors for each modality.
    func features(at time: Double) -> [(modality: Modality, features: [SIMD8<Double>])] {
        tracks.map { ($0.modality, $0.features(at: time)) }
    }

    /// The averages of one modality.
    private struct Track: Hashable, Codable, Sendable {
        let modality: Modality
        let prior: SIMD8<Double>
        var quick: SIMD8<Double>
        var slow: SIMD8<Double>
        var time: Double

        static let halfLives = [20.0, 240.0]

        init(_ observation: EmotionObservation, prior: SIMD8<Double>) {
            modality = observation.modality
            self.prior = prior
            quick = prior + observation.quality * (observation.probabilities.lanes - prior)
            slow = quick
            time = observation.time
        }

        mutating func take(_ observation: EmotionObservation) {
            let elapsed = max(0, observation.time - time)
            let said = observation.probabilities.lanes
            let shares = Self.halfLives.map { 1 - Forgetting.retained(after: elapsed, halfLife: $0) }
            quick += observation.quality * shares[0] * (said - quick)
            slow += observation.quality * shares[1] * (said - slow)
            time = max(time, observation.time)
        }

        func features(at moment: Double) -> [SIMD8<Double>] {
            let fresh = Forgetting.retained(after: max(0, moment - time), halfLife: Self.halfLives[1])
            return [quick, slow].map { average in
                let logarithms = { EmotionProbabilities(unchecked: $0).logarithms }
                return fresh * (logarithms(average) - logarithms(prior))
            }
        }
    }
}
