/// What a jump filter remembers of one modality.
struct Channel: Hashable, Codable, Sendable {
    let modality: Modality
    /// What this modality alone says.
    private(set) var vote: Belief
    /// The log-evidence that it has added, faded to the time of ``vote``.
    private var contributions = SIMD8<Double>.zero
    /// The share of the current display that has been counted, in `0...1`, at the time of ``vote``.
    private var counted = 0.0

    init(_ modality: Modality, baseRates: SIMD8<Double>) {
        self.modality = modality
        vote = Belief(startingAt: baseRates)
    }

    /// Takes in a posterior and returns the likelihood that it adds to the mood, scaled so that the largest is 1.
    ///
    /// A display that lasts is counted once: the weight is `quality (1 - counted)`, and what was counted fades with the
    /// correlation time. At full quality this is the discount `1 - exp(-Δt / correlationTime)`; a poor observation
    /// leaves the better one after it most of the weight.
    mutating func take(
        _ observation: EmotionObservation, through sensor: Sensor, forgetting: Forgetting
    ) -> SIMD8<Double> {
        let elapsed = max(0, observation.time - vote.time)
        counted *= sensor.correlation(after: elapsed)
        let weight = observation.quality * (1 - counted)
        counted += weight
        let evidence = weight * sensor.logEvidence(of: observation.probabilities)
        contributions = forgetting.retained(after: elapsed) * contributions + evidence.relativeToMean
        let likelihood = evidence.exponentialOfLargestOne
        vote.predict(to: observation.time, by: forgetting)
        vote.update(by: likelihood)
        return likelihood
    }

    /// The contributions, faded to a later moment.
    func contributions(at moment: Double, by forgetting: Forgetting) -> EmotionScores {
        EmotionScores(lanes: forgetting.retained(after: moment - vote.time) * contributions)
    }

    /// Whether these are numbers that a channel can hold.
    var isValid: Bool {
        vote.isValid && (0...1).contains(counted) && Emotion.allCases.allSatisfy { contributions[$0.index].isFinite }
    }
}
