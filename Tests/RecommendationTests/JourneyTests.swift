import EmotionCore
import Testing

@testable import Recommendation

@Suite struct JourneyTests {
    private let index = AffectIndex(RandomCatalogs.catalog(count: 400, seed: 9, artists: 200))

    @Test func `a course holds, moves straight, and holds`() {
        let start = ValenceArousal(clampingValence: -0.6, arousal: -0.2)
        let end = ValenceArousal(clampingValence: 0.8, arousal: 0.6)
        let course = ListeningCourse([.init(.meet, at: start, share: 1), .init(.uplift, at: end, share: 1)])
        #expect(course.point(at: 0) == start && course.point(at: 0.25) == start)
        #expect(course.point(at: 0.75) == end && course.point(at: 1) == end)
        #expect(abs(course.point(at: 0.5).valence - 0.1) < 1e-12)
        #expect(course.station(at: 0.2).purpose == .meet && course.station(at: 0.8).purpose == .uplift)
        #expect(ListeningCourse([]).point(at: 0.5) == .neutral)
        #expect(ListeningCourse([.init(.meet, at: end, share: .nan)]).point(at: 0.9) == end)
    }

    @Test func `sad is met, then lifted; angry is let off, then calmed; happy is celebrated`() {
        func course(_ emotion: Emotion) -> ListeningCourse {
            MeetThenLift().course(for: Mood(time: 0, probabilities: EmotionProbabilities(certain: emotion)))
        }
        #expect(course(.sad).stations.map(\.purpose) == [.meet, .soothe, .uplift])
        #expect(course(.angry).stations.map(\.purpose) == [.letOff, .calm, .calm])
        #expect(course(.happy).stations.allSatisfy { $0.purpose == .celebrate && $0.point.valence > 0.7 })
        for emotion in Emotion.allCases {
            #expect(course(emotion).point(at: 0) == emotion.valenceArousal)
            #expect(course(emotion).point(at: 1).valence >= emotion.valenceArousal.valence - 0.05)
        }
        #expect(course(.angry).point(at: 1).arousal < 0)
    }

    @Test func `a mixed mood takes a way between those of its emotions`() throws {
        let rule = MeetThenLift()
        let half = rule.course(for: try RandomCatalogs.mood([.sad: 1, .neutral: 1])).point(at: 1)
        let (sad, neutral) = (
            rule.course(for: try RandomCatalogs.mood([.sad: 1])).point(at: 1),
            rule.course(for: try RandomCatalogs.mood([.neutral: 1])).point(at: 1)
        )
        #expect(abs(half.valence - (sad.valence + neutral.valence) / 2) < 1e-12)
    }

    @Test func `the gentle rule never gets loud`() {
        for emotion in Emotion.allCases {
            let course = GentleRule().course(for: Mood(time: 0, probabilities: EmotionProbabilities(certain: emotion)))
            #expect((0...10).allSatisfy { course.point(at: Double($0) / 10).arousal <= 0.1 })
        }
    }

    @Test func `a way leads from the mood towards its goal in small steps of tempo`() throws {
        let mood = try RandomCatalogs.mood([.sad: 0.9, .neutral: 0.1])
        let tracks = IsoTrajectory(in: index, goal: .uplift).playlist(for: mood, length: 12).tracks
        let places = tracks.map { AffectModel.shipped.affect(of: $0).mean }
        #expect(tracks.count == 12 && Set(tracks.map(\.artist)).count == 12)
        let (first, last) = (places.prefix(3), places.suffix(3))
        #expect(last.reduce(0) { $0 + $1.valence } > first.reduce(0) { $0 + $1.valence } + 0.3)
        let steps = zip(tracks, tracks.dropFirst()).map { abs($0.features.tempo - $1.features.tempo) }
        #expect(steps.reduce(0, +) / 11 < 20)
    }

    @Test func `mood repair ends brighter than a sad mood and calmer than an angry one`() throws {
        let (sad, angry) = (try RandomCatalogs.mood([.sad: 1]), try RandomCatalogs.mood([.angry: 1]))
        func end(_ mood: Mood) -> ValenceArousal {
            let last = MoodRepair(in: index).playlist(for: mood, length: 12).tracks.suffix(3)
                .map { AffectModel.shipped.affect(of: $0).mean }
            return ValenceArousal(
                clampingValence: last.reduce(0) { $0 + $1.valence } / 3, arousal: last.reduce(0) { $0 + $1.arousal } / 3
            )
        }
        #expect(end(sad).valence > sad.valence + 0.3)
        #expect(end(angry).arousal < angry.arousal - 0.3)
    }
}
