import Fusion
import TestSupport
import Testing

@Suite struct GuardTests {
    /// Answers of a healthy face: as their statistics say, around a mean, one display every five seconds.
    private func answers(_ count: Int, seed: UInt64, _ change: (EmotionScores) -> EmotionScores) throws
        -> [EmotionObservation]
    {
        let statistics = try #require(SensorModel.face.statistics)
        var random = SeededGenerator(seed: seed)
        return try (0..<count).map { index in
            let healthy = EmotionScores { statistics.mean[$0] + statistics.spread[$0] * random.normal() }
            return try EmotionObservation(
                modality: .face, time: 5 * Double(index), probabilities: EmotionProbabilities(softmax: change(healthy)))
        }
    }

    private func filter(guarded: Bool) -> JumpFilter {
        var parameters = FusionParameters()
        parameters.isGuarded = guarded
        return JumpFilter(parameters: parameters)
    }

    /// How far apart two moods are, in total variation.
    private func distance(_ one: Mood, _ other: Mood) -> Double {
        zip(one.probabilities.values, other.probabilities.values).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
    }

    @Test func `a healthy sensor loses nothing`() throws {
        for seed in 1...20 {
            let said = try answers(150, seed: UInt64(seed)) { $0 }
            let moods = [true, false].map { filter(guarded: $0).fed(said).mood(at: 750) }
            #expect(distance(moods[0], moods[1]) < 0.1)
        }
    }

    @Test func `a sensor that sees sadness everywhere is not believed for long`() throws {
        for seed in 1...20 {
            let said = try answers(150, seed: UInt64(seed)) { scores in
                EmotionScores { scores[$0] + ($0 == .sad ? 4.5 : 0) }
            }
            let sadness = [true, false].map { filter(guarded: $0).fed(said).mood(at: 750).probabilities[.sad] }
            #expect(sadness[1] > 0.9)
            #expect(sadness[0] < 0.75)
        }
    }

    @Test func `a sensor that is too sure of itself moves the mood no more than it should`() throws {
        var doubts = (guarded: 0.0, open: 0.0, healthy: 0.0)
        for seed in 1...20 {
            let healthy = try answers(150, seed: UInt64(seed)) { $0 }
            let said = try answers(150, seed: UInt64(seed)) { scores in EmotionScores { 3 * scores[$0] } }
            doubts.guarded += filter(guarded: true).fed(said).mood(at: 750).uncertainty
            doubts.open += filter(guarded: false).fed(said).mood(at: 750).uncertainty
            doubts.healthy += filter(guarded: true).fed(healthy).mood(at: 750).uncertainty
        }
        #expect(doubts.guarded > doubts.open)
        #expect(doubts.guarded > 0.8 * doubts.healthy)
    }

    @Test func `a frozen picture counts once, however long it stands`() throws {
        let smile = try EmotionProbabilities([0.01, 0.01, 0.01, 0.94, 0.01, 0.01, 0.01])
        func happiness(_ count: Int) throws -> Double {
            let frames = try (0..<count).map {
                try EmotionObservation(modality: .face, time: Double($0), probabilities: smile)
            }
            return filter(guarded: true).fed(frames).mood(at: Double(count - 1)).probabilities[.happy]
        }
        let (early, late) = (try happiness(30), try happiness(3600))
        expectClose([late], [early], within: 0.1)
        #expect(late < 0.8)
    }
}

extension SeededGenerator {
    /// A number from the normal distribution, near enough: the sum of twelve uniform ones.
    fileprivate mutating func normal() -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + .random(in: 0...1, using: &self) }
    }
}
