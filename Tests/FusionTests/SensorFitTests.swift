import EmotionCore
import Fusion
import TestSupport
import Testing

@Suite struct SensorFitTests {
    private let start = SensorModel.face

    /// Answers of a calibrated classifier of one display each: labels are drawn from what it says.
    private func answers(
        _ count: Int, seed: UInt64, sharpened: Double = 1, wrongLabels: Double = 0, range: Double = 3
    ) throws -> [LabelledAnswer] {
        var random = SeededGenerator(seed: seed)
        return try (0..<count).map { _ in
            let meant = EmotionProbabilities(
                softmax: EmotionScores { _ in .random(in: -range...range, using: &random) })
            let isWrong = Double.random(in: 0..<1, using: &random) < wrongLabels
            let label = (isWrong ? EmotionProbabilities.uniform : meant).draw(using: &random)
            let said = try EmotionProbabilities(proportionalTo: meant.raised(to: sharpened))
            return LabelledAnswer(frames: [said], label: EmotionProbabilities(certain: label))
        }
    }

    @Test func `the temperature of a classifier that is too sure of itself is found`() throws {
        let calm = SensorFit(to: try answers(300, seed: 1), from: start).model
        let sure = SensorFit(to: try answers(300, seed: 2, sharpened: 2), from: start).model
        expectClose([calm.temperature, sure.temperature], [1, 2], within: 0.3)
    }

    @Test func `labels that answers are not about lower the reliability, which multiplies that of the start`() throws {
        let good = SensorFit(to: try answers(300, seed: 3, range: 9), from: start).model
        let poor = SensorFit(to: try answers(300, seed: 4, wrongLabels: 0.4, range: 9), from: start).model
        #expect(good.reliability > 0.9 * start.reliability && good.reliability <= start.reliability)
        expectClose([poor.reliability / start.reliability], [0.6], within: 0.2)
    }

    @Test func `what was fitted foretells labels that it has not seen`() throws {
        let unseen = try answers(300, seed: 6, sharpened: 2, wrongLabels: 0.2)
        let rates = SensorFit.labelRates(unseen)
        let model = SensorFit(to: try answers(300, seed: 5, sharpened: 2, wrongLabels: 0.2), from: start).model
        let fitted = SensorFit.logLoss(
            of: model, reliability: model.reliability / start.reliability, on: unseen, rates: rates)
        let raw = SensorFit.logLoss(
            of: try SensorModel(reliability: 1, correlationTime: .zero, prior: rates), reliability: 1, on: unseen,
            rates: rates)
        #expect(fitted < raw - 0.03)
    }

    @Test func `noise is how much the frames of one display differ`() throws {
        var random = SeededGenerator(seed: 7)
        let answers = (0..<200).map { _ in
            let display = EmotionScores { _ in .random(in: -2...2, using: &random) }
            let frames = (0..<6).map { _ in
                EmotionProbabilities(softmax: EmotionScores { display[$0] + .random(in: -0.3...0.3, using: &random) })
            }
            return LabelledAnswer(frames: frames, label: EmotionProbabilities(certain: .happy))
        }
        let statistics = try #require(SensorFit(to: answers, from: start).model.statistics)
        // Seven uniform numbers relative to their mean: 0.3 / √3 less a seventh of the variance.
        expectClose(statistics.noise.values, [Double](repeating: 0.16, count: 7), within: 0.02)
        #expect(statistics.spread.values.allSatisfy { $0 > 0.8 })
    }

    @Test func `no answers leave no more than the start`() {
        let model = SensorFit(to: [], from: start).model
        #expect(model.statistics == start.statistics && model.correlationTime == start.correlationTime)
    }

    @Test func `the parameters for the shipped models are those of the embedded file`() {
        let shipped = FusionParameters.shippedModels
        #expect(shipped != FusionParameters())
        #expect(shipped.halfLife == FusionParameters.measuredHalfLife)
        #expect(shipped.sensor(for: .face).statistics != SensorModel.face.statistics)
        #expect(MoodSession.Configuration().parameters == shipped)
    }
}

extension EmotionProbabilities {
    fileprivate func raised(to power: Double) -> EmotionScores {
        EmotionScores { Math.exp(power * Math.log(self[$0])) }
    }

    fileprivate func draw(using random: inout SeededGenerator) -> Emotion {
        var left = Double.random(in: 0..<1, using: &random)
        return Emotion.allCases.first { emotion in
            left -= self[emotion]
            return left < 0
        } ?? .surprised
    }
}
