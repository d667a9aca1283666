/// What a jump filter remembers of one modality.
struct Channel: Hashable, Codable, Sendable {
    let modality: Modality
    /// What this modality alone says.
    private(set) var vote: Belief<Float>
    /// The log-evidence that it has added, faded to the time of ``vote``.
    @Packed<Float> private var contributions = SIMD8<Double>.zero
    private var display = Display()
    /// How the sensor has changed since it was measured; nothing for one that was not.
    private var drift: SensorDrift?

    init(_ modality: Modality, baseRates: SIMD8<Double>, reference: SensorReference?) {
        self.modality = modality
        vote = Belief(startingAt: baseRates)
        drift = reference.map(SensorDrift.init)
    }

    /// Takes in a posterior and returns the likelihood that it adds to the mood, scaled so that the largest is 1.
    mutating func take(
        _ observation: EmotionObservation, through sensor: Sensor, forgetting: Forgetting
    ) -> SIMD8<Double> {
        let elapsed = max(0, observation.time - vote.time)
        let retained = forgetting.retained(after: elapsed)
        let evidence = news(in: observation, after: elapsed, retained: retained, through: sensor)
        contributions = retained * contributions + evidence.relativeToMean
        let likelihood = evidence.exponentialOfLargestOne
        vote.fade(to: observation.time, retaining: retained, by: forgetting)
        vote.update(by: likelihood)
        return likelihood
    }

    /// The contributions, faded to a later moment.
    func contributions(at moment: Double, by forgetting: Forgetting) -> EmotionScores {
        EmotionScores(lanes: forgetting.retained(after: moment - vote.time) * contributions)
    }

    /// The log-evidence that an observation adds to what its modality has said.
    ///
    /// What has faded of the evidence of a display is added again while the display lasts: a frown that is still there is
    /// still a frown.
    private mutating func news(
        in observation: EmotionObservation, after elapsed: Double, retained: Double, through sensor: Sensor
    ) -> SIMD8<Double> {
        let logarithms = observation.probabilities.lanes.atLeast(Sensor.leastProbability).mapEmotions(Math.log)
        let correlation = sensor.correlation(after: elapsed)
        guard let reference = sensor.reference, var drift else {
            display.take(
                logarithms, same: correlation, quality: observation.quality, share: sensor.share,
                lately: sensor.company(after: elapsed))
            return display.replaceEvidence(
                by: display.counted * sensor.logEvidence(of: display.mean), keeping: correlation * retained)
        }
        let softened = reference.logPosterior(logarithms, softened: drift.temperature)
        let (bias, trust) = drift.correction(against: reference)
        let frame = softened - bias
        let same = reference.probabilityOfSameDisplay(
            frame, display: display.mean, frames: display.frames, prior: correlation)
        if sensor.isGuarded {
            drift.learn(softened, weight: observation.quality * (1 - same), reference: reference)
        }
        self.drift = drift
        display.take(
            frame, same: same, quality: observation.quality, share: sensor.share,
            lately: sensor.company(after: elapsed))
        return display.replaceEvidence(
            by: trust * display.counted * sensor.logEvidence(of: display.mean), keeping: same * retained)
    }

    /// Whether these are numbers that a channel can hold.
    var isValid: Bool {
        vote.isValid && display.isValid && (drift?.isValid ?? true)
            && Emotion.allCases.allSatisfy { contributions[$0.index].isFinite }
    }
}
