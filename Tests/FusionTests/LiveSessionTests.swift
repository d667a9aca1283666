import EmotionTesting
import Fusion
import Synchronization
import TestSupport
import Testing

/// Beats, buffers, sources that come and go, cancellation.
@Suite(.timeLimit(.minutes(2))) struct LiveSessionTests {
    private func face(_ time: Double, _ emotion: Emotion = .happy) throws -> EmotionObservation {
        try EmotionObservation(modality: .face, time: time, probabilities: EmotionProbabilities(certain: emotion))
    }

    /// Waits until `count` tasks sleep on a clock.
    private func sleepers(_ count: Int, on clock: ManualClock) async {
        while clock.sleeperCount < count { await Task.yield() }
    }

    @Test func `a beat gives the mood of its own time, and stays silent between`() async throws {
        let (session, clock) = (MoodSession(), ManualClock())
        var beat = session.moods(every: .seconds(5), on: clock, since: clock.now).makeAsyncIterator()
        #expect(await beat.next()?.time == 0)
        await session.add(try face(3))
        async let second = beat.next()
        await sleepers(1, on: clock)
        clock.advance(by: .milliseconds(4999))
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .milliseconds(1))
        let mood = try #require(await second)
        #expect(mood.time == 5 && mood.staleness == 2)
        #expect(mood == (await session.mood(at: 5)))
    }

    @Test func `a reader that was busy misses beats and gets no old ones`() async {
        let (session, clock) = (MoodSession(), ManualClock())
        var beat = session.moods(every: .seconds(2), on: clock, since: clock.now).makeAsyncIterator()
        #expect(await beat.next()?.time == 0)
        clock.advance(by: .seconds(8))
        #expect(await beat.next()?.time == 8)
    }

    @Test func `a beat ends with its session and with the task of its reader`() async {
        let (session, clock) = (MoodSession(), ManualClock())
        let readers = (0..<2).map { _ in
            Task {
                var count = 0
                for await _ in session.moods(every: .seconds(1), on: clock, since: clock.now) { count += 1 }
                return count
            }
        }
        await sleepers(2, on: clock)
        readers[0].cancel()
        #expect(await readers[0].value == 1)
        await session.end()
        #expect(await readers[1].value == 1)
        #expect(clock.sleeperCount == 0)
        var late = session.moods(every: .seconds(1), on: clock, since: clock.now).makeAsyncIterator()
        clock.advance(by: .milliseconds(1))
        #expect(await late.next() == nil)
    }

    @Test(arguments: [BufferingPolicy.newest(3), .oldest(3)])
    func `a buffer holds what its policy says and counts the rest exactly`(_ policy: BufferingPolicy) async throws {
        let buffer = ObservationBuffer(policy)
        for time in 1...10 { buffer.push(try face(Double(time))) }
        buffer.finish()
        #expect(buffer.dropped == 7)
        var times: [Double] = []
        for await observation in buffer.observations { times.append(observation.time) }
        #expect(times == (policy == .newest(3) ? [8, 9, 10] : [1, 2, 3]))
    }

    @Test func `what is pushed once nobody reads any more is counted as dropped`() async throws {
        let buffer = ObservationBuffer(.newest(4))
        buffer.push(try face(1))
        buffer.finish()
        buffer.push(try face(2))
        #expect(buffer.dropped == 1)
        let session = MoodSession()
        try await session.run(buffer)
        #expect(await session.timeline.counts.accepted == 1)
        #expect(await session.add(try face(3)) == .accepted, "an ended session still counts")
        #expect(await session.mood(at: 3).time == 3)
        #expect(await session.unreadMoods == 0)
    }

    @Test func `a producer ten times too fast loses exactly what the session does not get`() async throws {
        let (buffer, session) = (ObservationBuffer(.newest(16)), MoodSession())
        let count = 5000
        async let listening: Void = session.run(buffer)
        for time in 1...count {
            buffer.push(try face(Double(time)))
            if time.isMultiple(of: 160) { await Task.yield() }
        }
        buffer.finish()
        try await listening
        #expect(await session.timeline.counts.accepted == count - buffer.dropped)
        #expect(await session.timeline.time == Double(count))
    }

    @Test func `moods wait for a slow reader as the policy says`() async throws {
        let timeline = MoodTimeline(estimator: JumpFilter())
        let session = MoodSession(timeline: timeline, buffering: .oldest(2))
        for time in 1...5 { await session.add(try face(Double(time))) }
        await session.end()
        var times: [Double] = []
        for await mood in session.moods { times.append(mood.time) }
        #expect(times == [1, 2])
        #expect(await session.unreadMoods == 3)
    }

    @Test func `sources come and go, and the session ends when it is told to`() async throws {
        let session = MoodSession()
        for start in [0.0, 100] {
            let camera = ScriptedSource(try (1...3).map { try face(start + Double($0)) })
            try await session.listen(to: camera)
        }
        #expect(await session.timeline.counts.accepted == 6)
        var moods = session.moods.makeAsyncIterator()
        #expect(await moods.next()?.time == 103)
        let endless = ObservationBuffer(.newest(1))
        let leaving = Task { try await session.listen(to: endless) }
        leaving.cancel()
        try await leaving.value
        await session.end()
        #expect(await moods.next() == nil)
    }

    @Test func `a recorder sees what was accepted, and a replay of it gives the same bits`() async throws {
        final class Log: Sendable { let entries = Mutex<[EmotionObservation]>([]) }
        let log = Log()
        let start = MoodTimeline(estimator: JumpFilter(), window: .seconds(60))
        let session = MoodSession(timeline: start, recorder: { entry in log.entries.withLock { $0.append(entry) } })
        var random = SeededGenerator(seed: 81)
        let schedule = try random.schedule(count: 200).shuffled(using: &random)
        for observation in schedule + schedule.prefix(9) { await session.add(observation) }
        let recorded = log.entries.withLock { $0 }
        #expect(recorded.count == (await session.timeline.counts.accepted))
        var replay = start
        for observation in recorded { #expect(replay.add(observation) == .accepted) }
        #expect(await session.mood(at: 5000) == replay.mood(at: 5000))
    }

    @Test func `what a person says of themselves outweighs a face`() async throws {
        let session = MoodSession()
        for time in 18..<20 { await session.add(try face(Double(time), .happy)) }
        await session.add(.selfReport(.sad, at: 20))
        let mood = await session.mood(at: 20)
        #expect(mood.probabilities.mostLikely == .sad)
        #expect(mood.votes[.selfReport]?.mostLikely == .sad)
    }

    @Test func `cancellation at a random point ends sources, beats and moods at once`() async throws {
        var random = SeededGenerator(seed: 82)
        var delays: [Duration] = []
        for _ in 0..<40 {
            let session = MoodSession()
            let buffers = (0..<4).map { _ in ObservationBuffer(.newest(4)) }
            let observation = try face(1)
            let start = ContinuousClock.now
            let work = Task {
                async let moods: Void = { for await _ in session.moods {} }()
                async let beats: Void = {
                    for await _ in session.moods(every: .milliseconds(2), on: .continuous, since: start) {}
                }()
                try await session.run(buffers[0], buffers[1], buffers[2], buffers[3])
                _ = await (moods, beats)
            }
            for _ in 0..<Int.random(in: 0...200, using: &random) {
                buffers.randomElement(using: &random)?.push(observation)
                await Task.yield()
            }
            let cancelled = ContinuousClock.now
            work.cancel()
            try await work.value
            delays.append(cancelled.duration(to: .now))
        }
        // The median: a machine that is busy with something else delays single ones.
        #expect(delays.sorted()[delays.count / 2] <= .milliseconds(50))
    }
}
