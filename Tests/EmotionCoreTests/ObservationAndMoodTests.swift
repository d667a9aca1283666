import EmotionCore
import Foundation
import TestSupport
import Testing

@Suite struct ObservationAndMoodTests {
    @Test func `an observation refuses a time or a quality that makes no sense`() {
        #expect(throws: EmotionError.self) {
            try EmotionObservation(modality: .face, time: .nan, probabilities: .uniform)
        }
        #expect(throws: EmotionError.invalidQuality(1.5)) {
            try EmotionObservation(modality: .face, time: 0, probabilities: .uniform, quality: 1.5)
        }
    }

    @Test func `an observation without an id is named by modality and time`() throws {
        let observation = try EmotionObservation(modality: .text, time: 2.5, probabilities: .uniform)
        #expect(observation.id == "text@2.5")
    }

    @Test func `a classifier of one method makes observations`() {
        struct HeartRate: EmotionClassifier {
            let modality: Modality = "heart-rate"
            func classify(_ beatsPerMinute: Double) -> EmotionProbabilities {
                beatsPerMinute > 100 ? EmotionProbabilities(certain: .surprised) : .uniform
            }
        }
        let observation = HeartRate().observe(120, at: 3, quality: 7)
        #expect(observation.modality == "heart-rate")
        #expect(observation.quality == 1)
        #expect(observation.probabilities.mostLikely == .surprised)
    }

    @Test func `a mood survives JSON with the keys that the tool prints`() throws {
        let mood = Mood(
            time: 15, probabilities: try EmotionProbabilities([0.4, 0, 0, 0.5, 0.1, 0, 0]), conflict: 0.3,
            votes: [.face: EmotionProbabilities(certain: .happy)], staleness: 2, contributions: [.face: .zero])
        #expect(mood.isMixed)
        let data = try JSONEncoder().encode(mood)
        #expect(try JSONDecoder().decode(Mood.self, from: data) == mood)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["mood"] as? String == "happy")
        #expect(object["mixed"] as? Bool == true)
        #expect((object["contributions"] as? [String: Any])?.keys.contains("face") == true)
    }
}

@Suite struct AffectTests {
    @Test func `each emotion alone has the word that its place on the circumplex has`() {
        let words = Emotion.allCases.map { Mood(time: 0, probabilities: EmotionProbabilities(certain: $0)).affect }
        #expect(words == [.tense, .tense, .tense, .excited, .calm, .gloomy, .excited])
    }

    @Test func `a table of one's own moves the mood's place and its spread`() throws {
        let north = ValenceArousal(clampingValence: 0, arousal: 1)
        let coordinates = AffectCoordinates(source: "here", points: [.happy: north])
        let mood = Mood(
            time: 0, probabilities: try EmotionProbabilities([0, 0, 0, 0.5, 0.5, 0, 0]), coordinates: coordinates)
        #expect(mood.valence == 0 && mood.arousal == 0.5)
        #expect(mood.covariance.arousal == 0.25 && mood.covariance.valence == 0)
    }

    @Test func `a mood that was written and read lies where it lay`() throws {
        let coordinates = AffectCoordinates(source: "here", points: [.happy: .init(clampingValence: 1, arousal: -1)])
        let mood = Mood(
            time: 1, probabilities: EmotionProbabilities(certain: .happy), baseRates: .uniform, coordinates: coordinates
        )
        #expect(try JSONDecoder().decode(Mood.self, from: JSONEncoder().encode(mood)) == mood)
    }
}
