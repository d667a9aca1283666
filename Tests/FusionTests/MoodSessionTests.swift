import EmotionTesting
import Fusion
import Testing

@Suite(.timeLimit(.minutes(2))) struct MoodSessionTests {
    private func observation(_ modality: Modality, _ emotion: Emotion, at time: Double) throws -> EmotionObservation {
        try EmotionObservation(modality: modality, time: time, probabilities: EmotionProbabilities(certain: emotion))
    }

    private func stream(_ observations: [EmotionObservation]) -> AsyncStream<EmotionObservation> {
        AsyncStream { stream in
            for observation in observations { stream.yield(observation) }
            stream.finish()
        }
    }

    @Test func `the moods of a session end with its sources`() async throws {
        let session = MoodSession(configuration: .init(reliability: [.face: 0.6, .text: 0.4], halfLife: .seconds(30)))
        let faces = stream(try [1, 2, 3].map { try observation(.face, .happy, at: $0) })
        let messages = stream([try observation(.text, .happy, at: 2.5)])
        async let listening: Void = session.run(faces.map { $0 }, messages)
        var last: Mood?
        for await mood in session.moods { last = mood }
        await listening
        #expect(last?.time == 3)
        #expect(last?.probabilities.mostLikely == .happy)
        #expect(last?.votes.count == 2)
    }

    @Test func `a live session and a replay of its observations give the same mood`() async throws {
        let faces = try (0..<200).map { try observation(.face, $0.isMultiple(of: 3) ? .sad : .happy, at: Double($0)) }
        let messages = try (0..<50).map { try observation(.text, .sad, at: Double($0) * 4 + 0.5) }
        let parameters = JumpFilter.Parameters()
        let session = MoodSession(configuration: .init(parameters: parameters, window: .seconds(1000)))
        await session.run(stream(faces), stream(messages))
        var replay = MoodTimeline(estimator: JumpFilter(parameters: parameters))
        for observation in (faces + messages).sorted(by: { $0.time < $1.time }) { replay.add(observation) }
        #expect(await session.mood(at: 210) == replay.mood(at: 210))
        #expect(await session.timeline.counts.accepted == 250)
    }

    @Test func `a slow reader gets the newest mood and the rest is counted`() async throws {
        let session = MoodSession()
        await session.run(stream(try (1...100).map { try observation(.face, .sad, at: Double($0)) }))
        var moods: [Mood] = []
        for await mood in session.moods { moods.append(mood) }
        #expect(moods.map(\.time) == [100])
        #expect(await session.unreadMoods == 99)
    }

    @Test func `a source that fails ends the others and the moods, and says why`() async throws {
        struct Unplugged: Error {}
        let session = MoodSession()
        let (endless, _) = AsyncStream<EmotionObservation>.makeStream()
        struct Camera: EmotionSource { let observations: AsyncStream<EmotionObservation> }
        let broken = ScriptedSource([try observation(.text, .sad, at: 1)], failure: Unplugged())
        await #expect(throws: Unplugged.self) { try await session.run(Camera(observations: endless), broken) }
        for await _ in session.moods {}
        #expect(await session.timeline.counts.accepted == 1)
    }

    @Test func `cancellation ends every source and the moods`() async throws {
        let session = MoodSession()
        let (endless, source) = AsyncStream<EmotionObservation>.makeStream()
        let (ended, end) = AsyncStream<Void>.makeStream()
        source.onTermination = { _ in end.finish() }
        let listening = Task { await session.run(endless) }
        source.yield(try observation(.face, .happy, at: 1))
        for await _ in session.moods { listening.cancel() }
        for await _ in ended {}
        await listening.value
        #expect(await session.timeline.counts.accepted == 1)
    }

    @Test func `sources may join, and moods end with the last of them`() async throws {
        let session = MoodSession()
        let (first, source) = AsyncStream<EmotionObservation>.makeStream()
        async let listening: Void = session.run(first)
        source.yield(try observation(.face, .happy, at: 1))
        var moods = session.moods.makeAsyncIterator()
        #expect(await moods.next()?.time == 1)
        await session.run(stream([try observation(.text, .happy, at: 2)]))
        #expect(await moods.next()?.time == 2)
        source.yield(try observation(.face, .happy, at: 3))
        #expect(await moods.next()?.time == 3)
        source.finish()
        await listening
        #expect(await moods.next() == nil)
    }

    @Test func `what a person says of themselves can be pushed, and the end can be said`() async throws {
        let session = MoodSession()
        #expect(await session.add(try observation(.selfReport, .fearful, at: 5)) == .accepted)
        #expect(await session.add(try observation(.selfReport, .fearful, at: 5)) == .repeated)
        await session.end()
        var moods: [Emotion] = []
        for await mood in session.moods { moods.append(mood.probabilities.mostLikely) }
        #expect(moods == [.fearful])
    }

    @Test func `any estimator can run a session, and a stored timeline resumes one`() async throws {
        struct Last: MoodEstimator {
            var said = EmotionProbabilities.uniform
            mutating func update(with observation: EmotionObservation) { said = observation.probabilities }
            func mood(at time: Double) -> Mood { Mood(time: time, probabilities: said) }
        }
        let session = MoodSession(timeline: MoodTimeline(estimator: Last()))
        await session.add(try observation(.face, .angry, at: 1))
        let resumed = MoodSession(timeline: await session.timeline)
        #expect(await resumed.mood(at: 2).probabilities.mostLikely == .angry)
    }
}
