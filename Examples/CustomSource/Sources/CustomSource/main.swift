import EmotionTesting
import Moodstream

extension Modality { static let heartRate: Self = "heart-rate" }

/// A pulse speaks of arousal and is silent about valence: emotions of the same arousal get the same probability.
struct HeartRateClassifier: EmotionClassifier {
    let modality = Modality.heartRate
    var resting = 65.0  // beats a minute
    var excited = 110.0
    var deviation = 0.5  // how far the pulse misses arousal, on the scale of -1...1

    func classify(_ beatsPerMinute: Double) -> EmotionProbabilities {
        let share = (beatsPerMinute - resting) / (excited - resting)
        let arousal = beatsPerMinute.isNaN ? 0 : min(1, max(-1, 2 * share - 1))
        return EmotionProbabilities(
            softmax: EmotionScores { emotion in
                let miss = (emotion.valenceArousal.arousal - arousal) / deviation
                return -miss * miss / 2
            })
    }
}

/// A wrist band that reports once a second; a real one would push into an `ObservationBuffer`.
struct WristBand: EmotionSource {
    let pulses: [Double]

    var observations: AsyncStream<EmotionObservation> {
        let heart = HeartRateClassifier()
        return AsyncStream { stream in
            for (second, pulse) in pulses.enumerated() { stream.yield(heart.observe(pulse, at: Double(second))) }
            stream.finish()
        }
    }
}

let violations = checkClassifier(HeartRateClassifier(), on: [0, 58, 72, 110, 400, .nan])
precondition(violations.isEmpty, "\(violations)")

var parameters = JumpFilter.Parameters()
parameters.sensors[.heartRate] = try SensorModel(reliability: 0.4, correlationTime: .seconds(20))
for pulses in [[62.0, 61, 63, 62], [112, 118, 121, 119]] {
    let session = MoodSession(configuration: .init(parameters: parameters))
    await session.add(try TextEmotionClassifier().observe("this is not what I wanted to hear", at: 0))
    try await session.run(WristBand(pulses: pulses))
    let mood = await session.mood(at: 4)
    print("pulse \(Int(pulses[3])): \(mood.affect), \(mood.probabilities.mostLikely), arousal \(mood.arousal)")
}
