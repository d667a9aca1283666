import EmotionCore
import TestSupport
import Testing

@testable import TextEmotion

@Suite struct ContributionTests {
    let classifier: TextEmotionClassifier

    init() throws { classifier = try TextEmotionClassifierTests.embedded.get() }

    @Test(arguments: [
        "so happy", "I am terrified of it", "not bad at all, but I miss her 😭", "😂", "ngl this slaps #NoWay",
        String(repeating: "what a long day it was, ", count: 40),
    ])
    func `contributions sum to what the message adds to an empty one`(message: String) {
        let contributions = classifier.contributions(in: message)
        let sum = contributions.reduce(.zero) { $0 + $1.contribution.lanes }
        let logits = EmotionProbabilities(softmax: EmotionScores(lanes: classifier.emptyLogits.lanes + sum))
        expectClose(logits.values, classifier.read(message).probabilities.values, within: 1e-5)
        #expect(contributions.map(\.token) == TextReader()(message))
    }

    @Test func `the cost of a long message is bounded`() {
        func seconds(_ count: Int) -> Double {
            let message = String(repeating: "word ", count: count)
            return (0..<2).map { _ in threadSeconds { _ = classifier.contributions(in: message) } }.min() ?? 0
        }
        #expect(seconds(3000) < 8 * seconds(130) + 0.5)
    }

    @Test func `equal messages are explained equally`() {
        let (left, right) = (classifier.contributions(in: "oh no!!"), classifier.contributions(in: "oh no!!"))
        #expect(left == right)
    }
}
