import TestSupport
import Testing

@testable import Fusion

/// Random schedules of observations that are late, repeated, simultaneous or too many, against a plain oracle.
@Suite struct ScheduleTests {
    /// An estimator that answers with what it has seen and in what order: any slip of the fold shows.
    private struct Order: MoodEstimator, Hashable {
        private(set) var seen: UInt64 = 0
        mutating func update(with observation: EmotionObservation) {
            let numbers = [observation.time.bitPattern, fingerprint(observation.modality.rawValue)]
            let values = observation.probabilities.lanes
            for number in numbers + [values[0].bitPattern, values[5].bitPattern, observation.quality.bitPattern] {
                seen = (seen ^ number) &* 0x9E37_79B9_7F4A_7C15
                seen ^= seen >> 29
            }
        }
        func mood(at time: Double) -> Mood { Mood(time: time, probabilities: .uniform) }
    }

    /// What a timeline promises, written again without care for speed: everything accepted, sorted, folded anew.
    private struct PlainTimeline {
        let window: Double
        var accepted: [EmotionObservation] = []
        var counts = [0, 0, 0]

        mutating func add(_ observation: EmotionObservation) {
            let newest = accepted.map(\.time).max() ?? -.infinity
            if observation.time < newest - window {
                counts[2] += 1
            } else if accepted.contains(where: { $0.id == observation.id }) {
                counts[1] += 1
            } else {
                counts[0] += 1
                accepted.append(observation)
            }
        }

        func estimator(at moment: Double = .infinity) throws -> Order {
            try accepted.filter { $0.time <= moment }.map { try $0.asKept() }
                .sorted { ($0.time, $0.modality, $0.id) < ($1.time, $1.modality, $1.id) }
                .reduce(into: Order()) { $0.update(with: $1) }
        }
    }

    /// A few templates: making ten thousand distributions is not what is tested.
    private static let templates = {
        var random = SeededGenerator(seed: 71)
        return (0..<32).map { _ in random.probabilities() }
    }()

    private func arrivals(_ random: inout SeededGenerator) throws -> [EmotionObservation] {
        let count = Int.random(in: 1...12, using: &random)
        var time = 0.0
        var observations = try (0..<count).map { index in
            time += Double(Int.random(in: 0...4, using: &random))
            let lateness = Double(Int.random(in: 0...12, using: &random))
            return try EmotionObservation(
                id: "\(index)", modality: [.face, .text, "pulse"].randomElement(using: &random) ?? .face,
                time: time - lateness, probabilities: Self.templates.randomElement(using: &random) ?? .uniform,
                quality: .random(in: 0...1, using: &random))
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let repeated = observations.randomElement(using: &random) ?? observations[0]
            observations.insert(repeated, at: .random(in: 0...observations.count, using: &random))
        }
        return observations
    }

    @Test func `a hundred thousand random schedules end as the plain oracle says`() throws {
        var random = SeededGenerator(seed: 72)
        for schedule in 0..<100_000 {
            let window = Double(Int.random(in: 0...9, using: &random))
            var timeline = MoodTimeline(estimator: Order(), window: .seconds(window))
            var plain = PlainTimeline(window: window)
            for observation in try arrivals(&random) {
                timeline.add(observation)
                plain.add(observation)
            }
            let counts = [timeline.counts.accepted, timeline.counts.repeated, timeline.counts.tooLate]
            guard try timeline.estimator == plain.estimator(), counts == plain.counts else {
                Issue.record("schedule \(schedule): \(counts), expected \(plain.counts)")
                return
            }
        }
    }
}
