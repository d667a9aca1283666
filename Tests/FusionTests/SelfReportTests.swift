import Fusion
import Testing

@Suite struct SelfReportTests {
    private func face(_ time: Double) throws -> EmotionObservation {
        try EmotionObservation(modality: .face, time: time, probabilities: EmotionProbabilities(certain: .happy))
    }

    @Test func `what people say of themselves labels the time around it, and is no source there`() throws {
        let log =
            try (0..<60).map { try face(Double($0) * 10) } + [
                .selfReport(.sad, at: 100), .selfReport(.happy, at: 160), .selfReport(.angry, at: 500),
            ]
        let listener = try #require(LabelledListener(selfReportsOf: "ann", in: log, reach: .seconds(60), every: 10))
        #expect(listener.segments.map(\.start) == [40, 130, 440])
        #expect(listener.segments.map(\.end) == [130, 220, 560])
        #expect(listener.segments.map(\.mood) == [.sad, .happy, .angry])
        #expect(listener.arrivals.count == 60)
        #expect(listener.moments.allSatisfy { time, mood in listener.mood(at: time) == mood })
        #expect(listener.moments.map(\.time).allSatisfy { (40...220).contains($0) || (440...560).contains($0) })
    }

    @Test func `without a self-report there is nothing to learn from`() throws {
        #expect(LabelledListener(selfReportsOf: "ann", in: try [face(1), face(2)]) == nil)
    }
}
