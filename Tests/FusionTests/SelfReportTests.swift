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

    @Test(arguments: ["streams", "models"])
    func `a self-report leads the mood after a minute of faces and messages that said otherwise`(
        _ preset: String
    ) throws {
        let parameters = preset == "models" ? FusionParameters.shippedModels : FusionParameters()
        for (shown, told) in Emotion.allCases.flatMap({ one in Emotion.allCases.map { (one, $0) } }) {
            let said = try EmotionProbabilities(EmotionScores { $0 == shown ? 0.95 : 0.05 / 6 })
            for messages in [4, 20, 120] {
                var timeline = MoodTimeline(estimator: JumpFilter(parameters: parameters))
                for step in 0..<120 {
                    let modality: Modality = step.isMultiple(of: messages) ? .text : .face
                    timeline.add(
                        try EmotionObservation(modality: modality, time: Double(step) / 2, probabilities: said))
                }
                timeline.add(.selfReport(told, at: 60))
                #expect(timeline.mood(at: 60).probabilities.mostLikely == told, "\(shown), a message in \(messages)")
                timeline.add(try EmotionObservation(modality: .face, time: 60.5, probabilities: said))
                #expect(timeline.mood(at: 60.5).probabilities.mostLikely == told, "\(shown), a frame later")
            }
        }
    }

    @Test func `a self-report ends the hold of the mood before it, whatever its sensor model`() throws {
        var parameters = FusionParameters()
        parameters.sensors = [.text: .text]
        parameters.hysteresis = MoodHysteresis(ratio: 1e6)
        var timeline = MoodTimeline(estimator: JumpFilter(parameters: parameters))
        for time in [0, 1] as [Double] {
            timeline.add(
                try EmotionObservation(
                    modality: .text, time: time, probabilities: EmotionProbabilities(certain: .neutral)))
        }
        for step in 0..<60 { timeline.add(try face(100 + 60 * Double(step))) }
        #expect(timeline.mood(at: 3700).probabilities.mostLikely == .neutral)
        timeline.add(.selfReport(.happy, at: 3700))
        #expect(timeline.mood(at: 3700).probabilities.mostLikely == .happy)
    }

    @Test func `without a self-report there is nothing to learn from`() throws {
        #expect(LabelledListener(selfReportsOf: "ann", in: try [face(1), face(2)]) == nil)
    }
}
