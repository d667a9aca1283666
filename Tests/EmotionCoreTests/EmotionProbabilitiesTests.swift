import EmotionCore
import Foundation
import TestSupport
import Testing

@Suite struct EmotionProbabilitiesTests {
    @Test func `the order of emotions never changes`() {
        #expect(Emotion.labels == ["angry", "disgusted", "fearful", "happy", "neutral", "sad", "surprised"])
        #expect(Emotion.allCases.map(\.index) == Array(0..<7))
    }

    @Test func `softmax of random logits is a distribution and ignores a constant shift`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            let logits = EmotionScores { _ in .random(in: -50...50, using: &random) }
            let shift = Double.random(in: -500...500, using: &random)
            let probabilities = EmotionProbabilities(softmax: logits)
            let shifted = EmotionProbabilities(softmax: EmotionScores { logits[$0] + shift })
            #expect(probabilities.values.allSatisfy { (0...1).contains($0) })
            expectClose([probabilities.values.reduce(0, +)], [1], within: Tolerance.float64)
            expectClose(shifted.values, probabilities.values, within: 1e-10)
        }
    }

    @Test func `the uniform distribution has entropy one and a certain one has zero`() {
        expectClose([EmotionProbabilities.uniform.normalizedEntropy], [1], within: Tolerance.float64)
        #expect(EmotionProbabilities(certain: .sad).normalizedEntropy == 0)
        #expect(EmotionProbabilities(certain: .sad).mostLikely == .sad)
    }

    @Test func `values that are no distribution are refused with their reason`() {
        #expect(throws: EmotionError.wrongCount(3)) { try EmotionProbabilities([0.2, 0.3, 0.5]) }
        #expect(throws: EmotionError.sumNotOne(3.5)) { try EmotionProbabilities(Array(repeating: 0.5, count: 7)) }
        #expect(throws: EmotionError.invalidProbability(.disgusted, -0.5)) {
            try EmotionProbabilities([1.5, -0.5, 0, 0, 0, 0, 0])
        }
        #expect(throws: EmotionError.self) { try EmotionProbabilities([.nan, 1, 0, 0, 0, 0, 0]) }
        #expect(throws: EmotionError.self) { try EmotionProbabilities(proportionalTo: .zero) }
        #expect(throws: EmotionError.self) {
            try EmotionProbabilities(proportionalTo: EmotionScores { _ in .infinity })
        }
    }

    @Test func `probabilities survive JSON and absent names count as zero`() throws {
        let mood = Data(#"{"sad":0.7,"neutral":0.3}"#.utf8)
        let read = try JSONDecoder().decode(EmotionProbabilities.self, from: mood)
        expectClose([read[.sad], read[.neutral], read[.happy]], [0.7, 0.3, 0], within: Tolerance.float64)
        let again = try JSONDecoder().decode(EmotionProbabilities.self, from: JSONEncoder().encode(read))
        expectClose(again.values, read.values, within: Tolerance.float64)
    }

    @Test(arguments: [#"{"bored":1}"#, #"{"sad":0.2}"#, #"{"sad":"much"}"#, #"{"sad":-1,"happy":2}"#])
    func `JSON that is no distribution is refused`(_ json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(EmotionProbabilities.self, from: Data(json.utf8))
        }
    }

    @Test func `valence and arousal of a certain emotion are its own point`() {
        for emotion in Emotion.allCases {
            let point = EmotionProbabilities(certain: emotion).valenceArousal
            expectClose(
                [point.valence, point.arousal], [emotion.valenceArousal.valence, emotion.valenceArousal.arousal],
                within: Tolerance.float64)
        }
    }
}
