import Foundation
import Fusion
import TestSupport
import Testing

@Suite struct EstimatorTests {
    /// Runs a law on an estimator of unknown type.
    private func fed<Estimator: MoodEstimator>(
        _ estimator: Estimator, _ observations: some Sequence<EmotionObservation>
    ) -> Estimator {
        observations.reduce(into: estimator) { $0.update(with: $1) }
    }

    @Test(arguments: FusionMethod.allCases)
    func `no quality changes nothing`(_ method: FusionMethod) throws {
        func check(_ estimator: some MoodEstimator) throws {
            var random = SeededGenerator(seed: 31)
            for _ in 0..<100 {
                let before = fed(estimator, try random.schedule(count: 8))
                let nothing = try EmotionObservation(
                    modality: .face, time: 400, probabilities: random.probabilities(), quality: 0)
                #expect(fed(before, [nothing]).mood(at: 500) == before.mood(at: 500))
            }
        }
        try check(method.estimator())
    }

    @Test(arguments: FusionMethod.allCases)
    func `simultaneous observations of different modalities commute`(_ method: FusionMethod) throws {
        guard method != .lastObservation else { return }
        func check(_ estimator: some MoodEstimator) throws {
            var random = SeededGenerator(seed: 32)
            for _ in 0..<100 {
                let before = fed(estimator, try random.schedule(count: 8))
                let both = try [Modality.face, .text].map {
                    try EmotionObservation(modality: $0, time: 400, probabilities: random.probabilities())
                }
                let (one, other) = (fed(before, both).mood(at: 410), fed(before, both.reversed()).mood(at: 410))
                expectClose(one.probabilities.values, other.probabilities.values, within: 1e-9)
            }
        }
        try check(method.estimator())
    }

    @Test(arguments: FusionMethod.allCases)
    func `a mood stays finite whatever comes after whatever pause`(_ method: FusionMethod) throws {
        func check(_ estimator: some MoodEstimator) throws {
            var random = SeededGenerator(seed: 33)
            let tiny = try EmotionProbabilities([1, 1e-12, 1e-12, 0, 1e-300, 0, 0])
            var (estimator, time) = (estimator, -1e9)
            for _ in 0..<500 {
                time += [0, 0, 1e-9, 1, 3e8].randomElement(using: &random) ?? 0
                let said = Bool.random(using: &random) ? tiny : random.probabilities()
                let modality: Modality = [.face, .text, "pulse"].randomElement(using: &random) ?? .face
                estimator.update(with: try EmotionObservation(modality: modality, time: time, probabilities: said))
                let values = estimator.mood(at: time + 1).probabilities.values
                #expect(values.allSatisfy { $0.isFinite && $0 >= 0 })
                expectClose([values.reduce(0, +)], [1], within: 1e-9)
            }
        }
        try check(method.estimator())
    }

    @Test(arguments: FusionMethod.allCases)
    func `an estimator that was stored goes on bit for bit`(_ method: FusionMethod) throws {
        func check<Estimator: MoodEstimator>(_ estimator: Estimator) throws {
            var random = SeededGenerator(seed: 34)
            for _ in 0..<30 {
                let schedule = try random.schedule(count: 20)
                let before = fed(estimator, schedule.prefix(10))
                let restored = try JSONDecoder().decode(Estimator.self, from: JSONEncoder().encode(before))
                let moods = [before, restored].map { fed($0, schedule.dropFirst(10)).mood(at: 500) }
                #expect(moods[0] == moods[1])
            }
        }
        try check(method.estimator())
    }

    @Test func `each rule pools two opinions as its formula says`() throws {
        func pooled(_ estimator: some MoodEstimator) throws -> [Double] {
            let face = try EmotionProbabilities([0.1, 0, 0, 0.7, 0.2, 0, 0])
            let text = try EmotionProbabilities([0.6, 0, 0, 0.1, 0.3, 0, 0])
            return fed(
                estimator,
                [
                    try EmotionObservation(modality: .face, time: 0, probabilities: face),
                    try EmotionObservation(modality: .text, time: 0, probabilities: text),
                ]
            ).mood(at: 0).probabilities.values
        }
        let half = SensorModel.unknown.withReliability(0.5)
        let parameters = try FusionParameters(
            sensors: [.face: half, .text: half], halfLife: .seconds(60), baseRates: .uniform)
        expectClose(
            try pooled(LinearPool(parameters: parameters)), [0.35, 0, 0, 0.4, 0.25, 0, 0], within: 1e-12)
        let geometric = [(0.1, 0.6), (0.7, 0.1), (0.2, 0.3)].map { sqrt($0.0 * $0.1) }
        let logLinear = try pooled(LogLinearPool(parameters: parameters))
        expectClose(logLinear[0] / logLinear[3], geometric[0] / geometric[1], within: 1e-9)
        expectClose(logLinear[4] / logLinear[3], geometric[2] / geometric[1], within: 1e-9)
        let masses = [(0.05, 0.3), (0.35, 0.05), (0.1, 0.15)].map { $0.0 * $0.1 + 0.5 * $0.0 + 0.5 * $0.1 }
        let total = masses.reduce(0.25, +)
        let dempster = try pooled(DempsterShafer(parameters: parameters))
        expectClose(dempster[0], (masses[0] + 0.25 / 7) / total, within: 1e-9)
        expectClose(dempster[3], (masses[1] + 0.25 / 7) / total, within: 1e-9)
    }
}

private func expectClose(_ value: Double, _ expected: Double, within tolerance: Double) {
    expectClose([value], [expected], within: tolerance)
}
