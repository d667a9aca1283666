import Foundation
import Fusion
import TestSupport
import Testing

@Suite struct FittingTests {
    /// Listeners whose classifier shows the mood with a given reliability, and else what it likes.
    private func listeners(_ count: Int, seed: UInt64, reliability: Double, sureness: Double) throws
        -> [LabelledListener]
    {
        var random = SeededGenerator(seed: seed)
        return try (0..<count).map { index in
            let moods = try (0..<3).map { _ in
                try #require([Emotion.happy, .neutral, .sad].randomElement(using: &random))
            }
            let arrivals = try (0..<90).map { step in
                let shown =
                    Double.random(in: 0...1, using: &random) < reliability
                    ? moods[step / 30] : try #require(Emotion.allCases.randomElement(using: &random))
                let rest = (1 - sureness) / 6
                let said = try EmotionProbabilities(EmotionScores { $0 == shown ? sureness : rest })
                let observation = try EmotionObservation(
                    modality: "voice", time: Double(step) * 20, probabilities: said)
                return LabelledListener.Arrival(observation, at: observation.time)
            }
            let segments = moods.enumerated().map {
                LabelledListener.Segment(from: Double($0.offset) * 600, to: Double($0.offset + 1) * 600, $0.element)
            }
            return LabelledListener(id: "\(index)", arrivals: arrivals, segments: segments, duration: 1800, every: 20)
        }
    }

    @Test func `a fit finds how reliable a sensor is, and helps on listeners it has not seen`() throws {
        func fitted(_ reliability: Double) throws -> FusionParameters {
            FusionFit(to: try listeners(12, seed: 41, reliability: reliability, sureness: 0.95), sweeps: 4).parameters
        }
        let (good, poor) = (try fitted(0.8), try fitted(0.3))
        #expect(good.sensor(for: "voice").reliability > poor.sensor(for: "voice").reliability + 0.15)
        let others = try listeners(12, seed: 42, reliability: 0.8, sureness: 0.95)
        let scores = [good, FusionParameters()].map { FusionScore(of: JumpFilter(parameters: $0), on: others) }
        #expect(scores[0].logLoss < scores[1].logLoss - 0.02)
        #expect(scores[0].accuracy >= scores[1].accuracy)
    }

    @Test func `each step of a fit is told, and none makes the loss worse after the sensors are there`() throws {
        var told: [FusionFitStep] = []
        let fit = FusionFit(to: try listeners(4, seed: 43, reliability: 0.6, sureness: 0.8), sweeps: 2) {
            told.append($0)
        }
        #expect(told == fit.report)
        let losses = fit.report.drop { $0.name != "temperatures" }.map(\.logLoss)
        #expect(losses.count >= 4)
        for (before, after) in zip(losses, losses.dropFirst()) { #expect(after <= before + 0.01) }
    }

    @Test func `a score counts what it says it counts`() throws {
        let truth = [Emotion.happy, .happy, .sad, .sad].enumerated()
        let segments = truth.map {
            LabelledListener.Segment(from: Double($0.offset), to: Double($0.offset + 1), $0.element)
        }
        let said: [Emotion] = [.happy, .sad, .sad, .happy]
        let arrivals = try said.enumerated().map { index, emotion in
            LabelledListener.Arrival(
                try EmotionObservation(
                    modality: .text, time: Double(index),
                    probabilities: EmotionProbabilities(EmotionScores { $0 == emotion ? 0.7 : 0.05 })),
                at: Double(index))
        }
        let listener = LabelledListener(
            id: "a", arrivals: arrivals, segments: segments, judgedAt: [0, 1, 2, 3].map { Double($0) })
        let score = FusionScore(of: LastObservation(), on: [listener])
        #expect(score.count == 4 && score.accuracy == 0.5)
        // A timeline keeps three digits.
        expectClose([score.logLoss], [-(2 * log(0.7) + 2 * log(0.05)) / 4], within: 1e-3)
        expectClose([score.calibrationError], [0.2], within: 1e-3)
        expectClose([score.falseSwitchesPerHour], [1 / (3.0 / 3600)], within: 1e-6)
    }
}
