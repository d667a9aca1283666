import Foundation
import Fusion
import TestSupport
import Testing

@Suite struct MoodTimelineTests {
    @Test func `any order of arrival within the window gives the same bits`() throws {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<300 {
            let schedule = try random.schedule(count: .random(in: 1...40, using: &random))
            let filter = JumpFilter(parameters: try random.parameters())
            let inOrder = mood(of: schedule, filter)
            #expect(mood(of: schedule.shuffled(using: &random), filter) == inOrder)
            #expect(
                mood(of: (schedule + schedule).shuffled(using: &random), filter) == inOrder, "repeats change nothing")
        }
    }

    private func mood(of observations: [EmotionObservation], _ filter: JumpFilter) -> Mood {
        var timeline = MoodTimeline(estimator: filter, window: .seconds(10_000))
        for observation in observations { timeline.add(observation) }
        return timeline.mood(at: 2000)
    }

    @Test func `arrivals shuffled within the window of a long stream give the same bits, and match the oracle`() throws
    {
        var random = SeededGenerator(seed: 22)
        for _ in 0..<30 {
            let schedule = try random.schedule(count: 300, longestGap: 4)
            let parameters = try random.parameters()
            let late = schedule.map { ($0, arrival: $0.time + .random(in: 0...14, using: &random)) }
            var (live, replay) = (timeline(parameters), timeline(parameters))
            for (observation, _) in late.sorted(by: { $0.arrival < $1.arrival }) {
                #expect(live.add(observation) == .accepted)
            }
            for observation in schedule { replay.add(observation) }
            let end = (schedule.last?.time ?? 0) + 5
            #expect(live.mood(at: end) == replay.mood(at: end))
            #expect(live.mood(at: end - 10) == replay.mood(at: end - 10))
            let expected = try Oracle(parameters: parameters).answer(schedule.map { try $0.asKept() }, at: end)
            expectClose(live.mood(at: end).probabilities.values, expected.probabilities, within: FusionTolerance.state)
        }
    }

    private func timeline(_ parameters: JumpFilter.Parameters) -> MoodTimeline<JumpFilter> {
        MoodTimeline(estimator: JumpFilter(parameters: parameters), window: .seconds(15))
    }

    private func face(_ time: Double, _ id: String? = nil) throws -> EmotionObservation {
        try EmotionObservation(id: id, modality: .face, time: time, probabilities: EmotionProbabilities(certain: .sad))
    }

    @Test func `what is too late or repeated is counted and changes nothing`() throws {
        var timeline = MoodTimeline(estimator: JumpFilter(), window: .seconds(10))
        #expect(timeline.add(try face(100)) == .accepted)
        #expect(timeline.add(try face(90)) == .accepted, "the window's edge is in the window")
        let before = timeline.mood(at: 100)
        #expect(timeline.add(try face(89.9)) == .tooLate)
        #expect(timeline.add(try face(100)) == .repeated)
        #expect(timeline.mood(at: 100) == before)
        #expect(timeline.counts.accepted == 2)
        #expect(timeline.counts.repeated == 1)
        #expect(timeline.counts.tooLate == 1)
    }

    @Test func `the mood of an earlier moment uses what lies before it`() throws {
        var timeline = MoodTimeline(estimator: JumpFilter())
        timeline.add(try face(10))
        let early = timeline.mood(at: 12)
        timeline.add(try face(20))
        #expect(timeline.mood(at: 12) == early)
    }

    @Test func `a full timeline lets the oldest go and keeps the mood`() throws {
        var (small, large) = (MoodTimeline(estimator: JumpFilter(), capacity: 8), MoodTimeline(estimator: JumpFilter()))
        for step in 0..<100 {
            let observation = try face(Double(step) / 10, "\(step)")
            small.add(observation)
            large.add(observation)
        }
        #expect(small.mood(at: 10) == large.mood(at: 10))
        #expect(small.add(try face(1, "late")) == .tooLate)
        #expect(large.add(try face(1, "late")) == .accepted)
    }

    @Test func `observations at one time are all taken even without a window`() throws {
        var timeline = MoodTimeline(estimator: JumpFilter(), window: .zero)
        #expect(timeline.add(try face(5, "a")) == .accepted)
        #expect(timeline.add(try face(5, "b")) == .accepted)
        #expect(timeline.add(try face(4, "c")) == .tooLate)
    }

    @Test func `one clock gone astray is taken back with the next observation, and its repeats change nothing`() throws
    {
        var (timeline, unharmed) = (MoodTimeline(estimator: JumpFilter()), MoodTimeline(estimator: JumpFilter()))
        for step in 0..<20 {
            for observation in try [face(Double(step)), face(Double(step) - 2.5)] {
                #expect(unharmed.add(observation) == .accepted)
                #expect(timeline.add(observation) == .accepted)
            }
            let stray = try face(1e6 + Double(step))
            #expect(timeline.add(stray) == .accepted)
            timeline = try JSONDecoder().decode(type(of: timeline), from: JSONEncoder().encode(timeline))
            #expect(timeline.add(stray) == .repeated)
        }
        #expect(timeline.add(try face(20)) == unharmed.add(try face(20)))
        #expect(timeline.mood(at: 20) == unharmed.mood(at: 20))
        #expect(timeline.mood(at: 15) == unharmed.mood(at: 15))
        #expect(timeline.counts.astray == 20 && timeline.counts.accepted == 41)
    }

    @Test func `a repeat right after a leap is a repeat, and decides nothing of the leap`() throws {
        for steps in [1, 40] {
            var timeline = MoodTimeline(estimator: JumpFilter())
            for step in 0..<steps { timeline.add(try face(Double(step))) }
            let last = try face(Double(steps - 1))
            timeline.add(try face(1e6))
            let leapt = timeline.mood(at: 1e6)
            #expect(timeline.add(last) == .repeated)
            #expect(timeline.mood(at: 1e6) == leapt)
            #expect(timeline.add(try face(1e6 + 1)) == .accepted)
            #expect(timeline.counts.accepted == steps + 2)
            #expect(timeline.counts.repeated == 1)
            #expect(timeline.counts.astray == 0 && timeline.counts.tooLate == 0)
        }
    }

    @Test func `after a long pause the first observation counts, and the second confirms it`() throws {
        var timeline = MoodTimeline(estimator: JumpFilter())
        timeline.add(try face(0))
        timeline.add(try face(1e6))
        #expect(timeline.mood(at: 1e6).staleness == 0)
        timeline.add(try face(1e6 + 1))
        #expect(timeline.add(try face(1)) == .tooLate)
        #expect(timeline.counts.astray == 0 && timeline.counts.accepted == 3)
    }
}
