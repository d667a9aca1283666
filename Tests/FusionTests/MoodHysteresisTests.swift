import Fusion
import TestSupport
import Testing

@Suite struct MoodHysteresisTests {
    @Test func `the mood changes when another emotion is clearly likelier`() throws {
        var rule = MoodHysteresis(ratio: 2)
        rule.update(with: try EmotionProbabilities([0, 0, 0, 0.6, 0.4, 0, 0]))
        #expect(rule.current == .happy)
        #expect(!rule.update(with: try EmotionProbabilities([0, 0, 0, 0.4, 0.6, 0, 0])))
        #expect(rule.current == .happy)
        #expect(rule.update(with: try EmotionProbabilities([0, 0, 0, 0.3, 0.7, 0, 0])))
        #expect(rule.current == .neutral)
    }

    @Test func `in a steadied distribution the current emotion leads, and nothing is lost`() throws {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<500 {
            var rule = MoodHysteresis(ratio: .random(in: 1...5, using: &random))
            for _ in 0..<4 {
                let said = random.probabilities()
                rule.update(with: said)
                let steady = rule.steadied(said)
                #expect(steady.mostLikely == rule.current)
                expectClose([steady.values.reduce(0, +)], [1], within: 1e-12)
                if said.mostLikely == rule.current { #expect(steady == said) }
            }
        }
    }

    @Test func `odds that swing by less than the ratio never switch`() throws {
        var random = SeededGenerator(seed: 22)
        var filter = MoodHysteresis(ratio: 2)
        filter.update(with: try EmotionProbabilities([0, 0, 0, 0.5, 0.5, 0, 0]))
        let switches = try (0..<1000).count { _ in
            let share = Double.random(in: 0.34...0.66, using: &random)
            return filter.update(with: try EmotionProbabilities([0, 0, 0, share, 1 - share, 0, 0]))
        }
        #expect(switches == 0)
    }
}
