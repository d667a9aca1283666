import EmotionTesting
import Fusion
import Synchronization
import Testing

@Suite struct TestingKitTests {
    private struct HeartRate: EmotionClassifier {
        var modality: Modality = "heart-rate"
        func classify(_ beatsPerMinute: Double) -> EmotionProbabilities {
            beatsPerMinute > 100 ? EmotionProbabilities(certain: .surprised) : .uniform
        }
    }

    @Test func `a lawful classifier passes the kit`() {
        #expect(checkClassifier(HeartRate(), on: [0, 70, 180, .nan, .infinity]) == [])
    }

    @Test func `a classifier that remembers, or has no name, is found out`() {
        final class Memory: Sendable { let calls = Mutex(0) }
        struct Moody: EmotionClassifier {
            let modality: Modality = ""
            let memory = Memory()
            func classify(_ input: Int) -> EmotionProbabilities {
                let calls = memory.calls.withLock { calls in
                    calls += 1
                    return calls
                }
                return EmotionProbabilities(certain: calls.isMultiple(of: 2) ? .happy : .sad)
            }
        }
        let laws = Set(checkClassifier(Moody(), on: [1, 2, 3]).map(\.law))
        #expect(
            laws == [
                "a modality has a name", "the same input gives the same output",
                "an observation says what the classifier says",
            ])
    }

    @Test func `a classifier may fail if it fails again`() {
        struct TooSlow: Error {}
        struct Picky: EmotionClassifier {
            let modality: Modality = "pulse"
            func classify(_ input: Int) throws(TooSlow) -> EmotionProbabilities {
                guard input > 0 else { throw TooSlow() }
                return .uniform
            }
        }
        #expect(checkClassifier(Picky(), on: [-1, 1]) == [])
    }

    @Test func `a timeline reads as a picture`() throws {
        let script = try TimelineScript(
            "f-f--t---", legend: ["f": .init(.face, .happy), "t": .init(.text, .sad)], tick: .seconds(20))
        let picture = script.picture(of: JumpFilter(parameters: .init(halfLife: .seconds(60))))
        #expect(
            picture == """
                script  f-f--t---
                face    hhhhhhhhh
                text    .....ssss
                mood    hhhhhssss
                share   546547655
                """)
    }

    @Test func `rows of a script share their ticks, and a strange character is named`() throws {
        let legend: [Character: TimelineScript.Symbol] = ["f": .init(.face, .happy), "t": .init(.text, .sad)]
        let script = try TimelineScript("f--f\n-t-t-", legend: legend)
        #expect(script.observations.map(\.time) == [0, 1, 3, 3])
        #expect(script.moods(of: JumpFilter()).count == 5)
        #expect(throws: TestingError.unknownSymbol("x")) { try TimelineScript("f-x", legend: legend) }
    }
}
