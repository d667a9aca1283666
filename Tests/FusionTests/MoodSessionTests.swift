import Fusion
import Testing

@Suite struct MoodSessionTests {
    private func observations(_ modality: Modality, _ emotion: Emotion, at times: [Double]) -> AsyncStream<
        EmotionObservation
    > {
        AsyncStream { stream in
            for time in times {
                if let o = try? EmotionObservation(
                    modality: modality, time: time, probabilities: EmotionProbabilities(certain: emotion))
                {
                    stream.yield(o)
                }
            }
            stream.finish()
        }
    }

    @Test func `the sample of the documentation runs and its moods end with the sources`() async throws {
        let session = MoodSession(configuration: .init(reliability: [.face: 0.6, .text: 0.4], halfLife: .seconds(30)))
        let faces = observations(.face, .happy, at: [1, 2, 3])
        let messages = observations(.text, .happy, at: [2.5])
        async let listening: Void = session.run(faces.map { $0 }, messages)
        var last: Mood?
        for await mood in session.moods { last = mood }
        await listening
        #expect(last?.probabilities.mostLikely == .happy)
        #expect(last?.time == 3)
    }
}
