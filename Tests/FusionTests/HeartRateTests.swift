import EmotionTesting
import Foundation
import Fusion
import TestSupport
import Testing

// The worked example of <doc:HeartRate>; what stands there stands here.

extension Modality {
    fileprivate static let heartRate: Self = "heart-rate"
}

/// Reads arousal, and nothing else, from the pulse.
private struct HeartRateClassifier: EmotionClassifier {
    let modality = Modality.heartRate
    /// Beats a minute at rest.
    var resting = 65.0
    /// Beats a minute of a heart that is as fast as emotions make it.
    var excited = 110.0
    /// How far the pulse misses arousal, on the scale of -1...1.
    var deviation = 0.5

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

@Suite struct HeartRateTests {
    private func mood(_ observations: [EmotionObservation]) throws -> Mood {
        var parameters = JumpFilter.Parameters()
        parameters.sensors[.heartRate] = try SensorModel(reliability: 0.4, correlationTime: .seconds(20))
        var timeline = MoodTimeline(estimator: JumpFilter(parameters: parameters))
        for observation in observations { timeline.add(observation) }
        return timeline.mood(at: 10)
    }

    private func word(_ emotion: Emotion) throws -> EmotionObservation {
        let scores = EmotionScores { $0 == emotion ? 0.5 : 0.5 / 6 }
        return try EmotionObservation(modality: .text, time: 9, probabilities: EmotionProbabilities(scores))
    }

    @Test func `the classifier keeps the laws of the kit`() {
        #expect(checkClassifier(HeartRateClassifier(), on: [0, 45, 65, 90, 180, -1, .nan, .infinity]) == [])
    }

    @Test func `a pulse speaks of arousal and leaves the odds of equally activated emotions alone`() {
        let heart = HeartRateClassifier()
        for pulse in [40, 65, 87.5, 110, 200] {
            let said = heart.classify(pulse)
            // Fear and anger lie a hundredth apart in arousal and on the same side of valence.
            #expect(abs(said[.fearful] / said[.angry] - 1) < 0.1)
        }
        #expect(heart.classify(110).valenceArousal.arousal > heart.classify(65).valenceArousal.arousal + 0.3)
    }

    @Test func `a fast pulse turns a gloomy message tense, and a slow one an excited message calm`() throws {
        let heart = HeartRateClassifier()
        let (fast, slow) = (heart.observe(112, at: 10), heart.observe(58, at: 10))
        let gloomy = try mood([word(.sad)])
        #expect(try mood([word(.sad), fast]).arousal > gloomy.arousal + 0.05)
        let tense = try mood([word(.sad), fast]).probabilities
        #expect(tense[.fearful] + tense[.angry] > gloomy.probabilities[.fearful] + gloomy.probabilities[.angry])
        #expect(try mood([word(.happy), slow]).arousal < mood([word(.happy)]).arousal - 0.05)
    }

    @Test func `a pulse alone does not say whether one is happy or angry`() throws {
        let base = JumpFilter.Parameters().baseRates
        let mood = try mood([HeartRateClassifier().observe(112, at: 10)])
        let odds = mood.probabilities[.happy] / mood.probabilities[.angry]
        #expect(abs(odds / (base[.happy] / base[.angry]) - 1) < 0.15)
        #expect(mood.uncertainty > 0.6)
    }

    @Test func `a modality that nobody has measured is heard with care`() throws {
        func certainty(_ modality: Modality) throws -> Double {
            let observation = try EmotionObservation(
                modality: modality, time: 10, probabilities: EmotionProbabilities(certain: .fearful))
            return try mood([observation]).probabilities[.fearful]
        }
        let base = JumpFilter.Parameters().baseRates[.fearful]
        let unknown = try certainty("gait")
        #expect(unknown > base, "it is heard")
        #expect(try unknown < certainty(.selfReport) / 2, "and not believed")
        let contradicted = try mood([
            .selfReport(.happy, at: 9),
            EmotionObservation(modality: "gait", time: 10, probabilities: EmotionProbabilities(certain: .fearful)),
        ])
        #expect(contradicted.probabilities.mostLikely == .happy)
        #expect(contradicted.conflict > 0.1)
    }
}
