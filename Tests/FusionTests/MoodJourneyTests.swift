import EmotionTesting
import Foundation
import Fusion
import TestSupport
import Testing

@Suite struct MoodJourneyTests {
    /// Moods of a script whose ticks take 30 seconds: `f` a happy face, `t` a sad message, `g` a sad face.
    private func moods(_ script: String) throws -> [Mood] {
        let script = try TimelineScript(
            script, legend: ["f": .init(.face, .happy), "t": .init(.text, .sad), "g": .init(.face, .sad)],
            tick: .seconds(30))
        return script.moods(of: JumpFilter(parameters: .init(halfLife: .seconds(60))))
    }

    /// The mood some minutes after evidence for happiness that fades by a fifth each minute.
    private func faded(_ minutes: Int, _ evidence: [Modality: Double]) -> Mood {
        let retained = pow(0.8, Double(minutes))
        let scores = evidence.mapValues { weight in
            EmotionScores { (($0 == .happy ? 1 : 0) - 1.0 / 7) * weight * retained }
        }
        let logits = EmotionScores { emotion in
            scores.values.reduce(emotion == .neutral ? 1 : 0) { $0 + $1[emotion] }
        }
        return Mood(
            time: 60 * Double(minutes), probabilities: EmotionProbabilities(softmax: logits), contributions: scores)
    }

    @Test func `a journey has a segment for each mood and says who caused the change`() throws {
        let journey = MoodJourney(try moods("fffffffff-t-t-t-t-t"))
        #expect(journey.segments.map(\.mood) == [.happy, .sad])
        let change = try #require(journey.changes.first)
        #expect(change.from == .happy && change.to == .sad && change.cause == .text)
        expectClose([change.shares.values.reduce(0, +)], [1], within: Tolerance.float64)
        #expect(change.time == journey.segments[1].start && change.time == journey.segments[0].end)
        #expect(change.time >= 300, "the message came at 300 s")
        #expect(journey.points.count == 19)
        #expect(journey.segments[0].probabilities.mostLikely == .happy)
    }

    @Test func `when two modalities turn together, the shares say how much each did`() throws {
        let journey = MoodJourney(try moods("fffffffff-ggggg\n----------ttttt"))
        let shares = try #require(journey.changes.first).shares
        #expect(shares.count == 2 && shares.values.allSatisfy { $0 > 0.05 })
    }

    @Test func `a mood that fades away has no cause`() throws {
        let evidence = [Modality.face: 3.0, .text: 1]
        let moods = (0..<20).map { faded($0, evidence) }
        let journey = MoodJourney(moods)
        #expect(journey.segments.map(\.mood) == [.happy, .neutral])
        let change = try #require(journey.changes.first)
        #expect(change.cause == nil && change.shares.isEmpty)
    }

    @Test func `a flicker is part of the segment before it`() {
        let emotions: [Emotion] = [.happy, .happy, .happy, .sad, .happy, .happy, .sad, .sad, .sad]
        let moods = emotions.enumerated().map {
            Mood(time: Double($0) * 30, probabilities: EmotionProbabilities(certain: $1))
        }
        let journey = MoodJourney(moods, shortest: .seconds(60))
        #expect(journey.segments.map(\.mood) == [.happy, .sad])
        #expect(journey.segments.map(\.start) == [0, 180])
        #expect(journey.segments.map(\.end) == [180, 240])
        expectClose([journey.segments[0].probabilities[.happy]], [5.0 / 6], within: Tolerance.float64)
        #expect(MoodJourney(moods, shortest: .zero).segments.count == 4)
    }

    @Test func `segments follow each other without a gap whatever the moods`() throws {
        var random = SeededGenerator(seed: 101)
        for _ in 0..<100 {
            var time = 0.0
            let moods = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                time += .random(in: 0...90, using: &random)
                return Mood(time: time, probabilities: random.probabilities())
            }
            let journey = MoodJourney(moods)
            #expect(journey.segments.isEmpty == moods.isEmpty)
            #expect(journey.segments.first?.start == moods.first?.time)
            #expect(journey.segments.last?.end == moods.last?.time)
            for (one, next) in zip(journey.segments, journey.segments.dropFirst()) {
                #expect(one.end == next.start && one.mood != next.mood)
            }
            #expect(journey.changes.count == max(0, journey.segments.count - 1))
        }
    }

    @Test func `a journey survives JSON, and its picture is XML that shows every segment`() throws {
        var random = SeededGenerator(seed: 102)
        let strange: Modality = #"<b>&"pulse""#
        let observations = try (0..<60).map {
            try EmotionObservation(
                modality: strange, time: Double($0) * 60, probabilities: random.probabilities())
        }
        let filter = JumpFilter(parameters: .init(reliability: [strange: 0.9], halfLife: .seconds(60)))
        let moods = observations.indices.map { filter.fed(observations[...$0]).mood(at: observations[$0].time) }
        let journey = MoodJourney(moods)
        #expect(try JSONDecoder().decode(MoodJourney.self, from: JSONEncoder().encode(journey)) == journey)
        let svg = journey.svg()
        #expect(journey.changes.count > 3)
        #expect(svg.components(separatedBy: "<rect").count == journey.segments.count + 2)
        #expect(svg.contains("&lt;b&gt;&amp;&quot;pulse&quot;") && !svg.contains("<b>"))
        #expect(svg.contains(">0:00<") && svg.contains(">0:59<"))
        try check(svg)
        try check(MoodJourney([]).svg())
    }

    /// Expects every element to be closed and no attribute to be without quotes.
    private func check(_ svg: String) throws {
        var open: [Substring] = []
        let tags = svg.matches(of: #/<(/?)([a-z]+)((?: [a-zA-Z0-9:-]+="[^"<>]*")*)(/?)>/#)
        for tag in tags {
            if tag.output.1 == "/" {
                #expect(open.popLast() == tag.output.2)
            } else if tag.output.4.isEmpty {
                open.append(tag.output.2)
            }
        }
        #expect(open.isEmpty)
        #expect(svg.count { $0 == "<" } == tags.count)
        #expect(!svg.contains("nan") && !svg.contains("inf"))
    }

    @Test func `times are written as hours and minutes`() {
        #expect([0, 59, 3600, 47_100, -60].map(MoodJourney.clock) == ["0:00", "0:00", "1:00", "13:05", "-0:01"])
    }
}
