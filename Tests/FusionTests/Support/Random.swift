import Fusion
import TestSupport

extension SeededGenerator {
    /// Probabilities from flat to nearly certain.
    mutating func probabilities() -> EmotionProbabilities {
        let sharpness = Double.random(in: 0...12, using: &self)
        return EmotionProbabilities(softmax: EmotionScores { _ in .random(in: -sharpness...sharpness, using: &self) })
    }

    /// A sensor model of any kind: measured or not, leaky or with a confusion matrix.
    mutating func sensor() throws -> SensorModel {
        try SensorModel(
            temperature: .random(in: 0.3...3, using: &self), reliability: .random(in: 0...1, using: &self),
            correlationTime: .milliseconds(Int.random(in: 0...20_000, using: &self)),
            share: .random(in: 0...1, using: &self), prior: probabilities(), baseRates: probabilities(),
            confusion: Int.random(in: 0..<4, using: &self) == 0 ? ConfusionMatrix { _ in probabilities() } : nil,
            statistics: Bool.random(using: &self) ? statistics() : nil)
    }

    mutating func statistics() throws -> DisplayStatistics {
        try DisplayStatistics(
            mean: EmotionScores { _ in .random(in: -3...3, using: &self) },
            spread: EmotionScores { _ in .random(in: 0.5...3, using: &self) },
            noise: EmotionScores { _ in .random(in: 0.1...2, using: &self) })
    }

    /// Parameters of any kind, but that the mood changes with the likeliest emotion.
    mutating func parameters() throws -> FusionParameters {
        var parameters = try FusionParameters(
            sensors: [.face: sensor(), .text: sensor()], other: sensor(),
            halfLife: .milliseconds(Int.random(in: 100...600_000, using: &self)), baseRates: probabilities())
        parameters.hysteresis = MoodHysteresis(ratio: 1)
        parameters.baseRateWeight = .seconds(Int.random(in: 10...100_000, using: &self))
        parameters.isGuarded = Bool.random(using: &self)
        return parameters
    }

    /// Observations in the order of time, some of them simultaneous, some of no quality.
    mutating func schedule(count: Int, longestGap: Double = 20) throws -> [EmotionObservation] {
        var time = Double.random(in: -100...100, using: &self)
        return try (0..<count).map { index in
            if Bool.random(using: &self) { time += .random(in: 0...longestGap, using: &self) }
            let modality: Modality = [.face, .text, "heart-rate"].randomElement(using: &self) ?? .face
            let quality = [0, 1, Double.random(in: 0...1, using: &self)].randomElement(using: &self) ?? 1
            return try EmotionObservation(
                id: "\(index)", modality: modality, time: time, probabilities: probabilities(), quality: quality)
        }
    }
}

extension JumpFilter {
    /// The filter after some observations.
    func fed(_ observations: some Sequence<EmotionObservation>) -> JumpFilter {
        observations.reduce(into: self) { $0.update(with: $1) }
    }
}
