import EmotionCore
import Foundation
import TestSupport
import Testing

@testable import TextEmotion

@Suite struct MessageThreadTests {
    /// A reading of some words with one strong emotion.
    func reading(_ emotion: Emotion, _ share: Double, words: Int) -> TextReading {
        let rest = (1 - share) / Double(Emotion.count - 1)
        let scores = EmotionScores { Math.log($0 == emotion ? share : rest) }
        return TextReading.notUnderstood(TextReader()("")).understood(
            as: EmotionProbabilities(softmax: scores), tokens: TextReader()(String(repeating: "word ", count: words)))
    }

    @Test func `a short message after a quarrel is read angrier than alone`() {
        let fine = reading(.neutral, 0.5, words: 1)
        var thread = MessageThread()
        for _ in 0..<3 { thread.add(reading(.angry, 0.9, words: 8)) }
        let inThread = thread.add(fine)
        #expect(inThread.probabilities[.angry] > 1.2 * fine.probabilities[.angry])
        #expect(inThread.labels == fine.labels && inThread.sentiment == fine.sentiment)
    }

    @Test func `the first message, and any message at weight 0, is read as alone`() {
        let own = reading(.sad, 0.6, words: 3)
        var first = MessageThread()
        #expect(first.add(own) == own)
        var deaf = MessageThread()
        deaf.configuration.weight = 0
        deaf.add(reading(.angry, 0.9, words: 8))
        expectClose(deaf.add(own).probabilities.values, own.probabilities.values, within: 1e-12)
    }

    @Test func `a message that says much is changed less`() {
        func change(words: Int, share: Double) -> Double {
            var thread = MessageThread()
            thread.add(reading(.angry, 0.9, words: 8))
            let own = reading(.happy, share, words: words)
            return Math.log(thread.add(own).probabilities[.angry] / own.probabilities[.angry])
        }
        #expect(change(words: 1, share: 0.5) > change(words: 12, share: 0.5))
        #expect(change(words: 12, share: 0.5) > change(words: 12, share: 0.95))
    }

    @Test func `what was said fades with messages and with time`() {
        func angry(_ between: (inout MessageThread) -> Void, at time: Double) -> Double {
            var thread = MessageThread()
            thread.add(reading(.angry, 0.9, words: 8), at: 0)
            between(&thread)
            return thread.add(reading(.neutral, 0.4, words: 1), at: time).probabilities[.angry]
        }
        let quiet: (inout MessageThread) -> Void = { $0.add(reading(.happy, 0.9, words: 8), at: 5) }
        #expect(angry({ _ in }, at: 10) > angry(quiet, at: 10))
        let alone = reading(.neutral, 0.4, words: 1).probabilities[.angry]
        expectClose([angry({ _ in }, at: 1e7)], [alone], within: 1e-9)
    }

    @Test func `a message that is not understood is neither changed nor remembered`() {
        var thread = MessageThread()
        thread.add(reading(.angry, 0.9, words: 8), at: 1)
        let before = thread
        let silent = TextReading.notUnderstood([])
        #expect(thread.add(silent, at: 2) == silent && thread == before)
    }

    @Test func `a thread is stored and goes on as it was`() throws {
        var thread = MessageThread()
        thread.add(reading(.sad, 0.8, words: 5), at: 3)
        var stored = try JSONDecoder().decode(MessageThread.self, from: JSONEncoder().encode(thread))
        let next = reading(.neutral, 0.4, words: 1)
        let (left, right) = (thread.add(next, at: 9), stored.add(next, at: 9))
        expectClose(left.probabilities.values, right.probabilities.values, within: 1e-12)
    }

    @Test func `random threads stay finite`() {
        var random = SeededGenerator(seed: 3)
        var thread = MessageThread()
        for _ in 0..<2000 {
            let share = [0.2, 0.9, 1 - 1e-12, 1e-12].randomElement(using: &random) ?? 0.5
            let emotion = Emotion.allCases.randomElement(using: &random) ?? .happy
            let own = reading(emotion, share, words: Int.random(in: 0...20, using: &random))
            let time = [nil, 0, 1e300, -1e300, .infinity, .nan].randomElement(using: &random) ?? nil
            let values = thread.add(own, at: time).probabilities.values
            #expect(values.allSatisfy(\.isFinite) && abs(values.reduce(0, +) - 1) < 1e-9)
        }
    }
}

extension TextReading {
    fileprivate func understood(as probabilities: EmotionProbabilities, tokens: [Token]) -> TextReading {
        TextReading(
            probabilities: probabilities, labels: [], sentiment: sentiment, valenceArousal: valenceArousal,
            isUnderstood: true, language: nil, irony: 0, quality: 1, attention: nil, tokens: tokens)
    }
}
