import EmotionCore
import Fusion
import TestSupport
import Testing

@testable import Recommendation

@Suite struct PlaylistSessionTests {
    /// Plans tracks that are named for the plan and the end of its course.
    private func session(_ configuration: PlaylistSession.Configuration = .init()) -> PlaylistSession {
        PlaylistSession(configuration: configuration) { mood, rule, state, length in
            let end = rule.course(for: mood).stations.last?.point ?? .neutral
            let name =
                "\(end.valence < 0 ? "dark" : "bright") \(end.arousal < 0 ? "calm" : "lively") \(state.played.count)"
            return Playlist((0..<length).map { Track(id: "\(name).\($0)", title: name, artist: "A") })
        }
    }

    private func mood(_ emotion: Emotion, at time: Double, certainty: Double = 0.8) -> PlaylistEvent {
        let scores = EmotionScores { $0 == emotion ? certainty : (1 - certainty) / 6 }
        return .mood(Mood(time: time, probabilities: (try? EmotionProbabilities(scores)) ?? .uniform))
    }

    @Test func `the first mood fills the playlist and plays its first track`() {
        var session = session()
        #expect(session.take(.trackEnded(time: 0))?.playing == nil)
        let update = session.take(mood(.happy, at: 1))
        #expect(update?.cause == .start)
        #expect(update?.playing?.track.id == "bright lively 0.0")
        #expect(update?.queue.count == 7)
        #expect(session.state.played == ["bright lively 0.0"])
        #expect(session.take(mood(.happy, at: 2)) == nil)
    }

    @Test func `a change that lasts plans anew what follows, and what plays goes on`() {
        var session = session()
        let playing = session.take(mood(.happy, at: 0))?.playing
        for time in stride(from: 70.0, to: 90, by: 5) { #expect(session.take(mood(.angry, at: time)) == nil) }
        let update = session.take(mood(.angry, at: 90))
        #expect(update?.cause == .mood)
        #expect(update?.playing == playing)
        #expect(update?.queue.first?.track.title == "bright calm 1")
        #expect(update?.queue.count == 8)
        #expect(session.take(mood(.angry, at: 300)) == nil)
    }

    @Test func `a mood that wavers changes nothing, however long`() {
        var session = session()
        _ = session.take(mood(.happy, at: 0))
        for step in 1...500 {
            #expect(session.take(mood(step % 3 == 0 ? .happy : .sad, at: Double(step) * 9)) == nil)
        }
    }

    @Test func `a mood between the two thresholds neither begins a change nor ends one`() {
        var (settled, changing) = (session(), session())
        let between = mood(.happy, at: 0, certainty: 0.5)
        #expect(0.25..<0.35 ~= MoodChange.distance(mood(.happy, at: 0).probabilities, between.probabilities))
        _ = settled.take(mood(.happy, at: 0))
        _ = changing.take(mood(.happy, at: 0))
        #expect(settled.take(mood(.happy, at: 100, certainty: 0.5)) == nil)
        #expect(settled.take(mood(.happy, at: 200, certainty: 0.5)) == nil)
        #expect(changing.take(mood(.happy, at: 100, certainty: 0.4)) == nil)
        #expect(changing.take(mood(.happy, at: 130, certainty: 0.5))?.cause == .mood)
    }

    @Test func `a mood that knows nothing is no news`() {
        var session = session()
        _ = session.take(mood(.happy, at: 0))
        for time in stride(from: 10.0, to: 1000, by: 10) {
            #expect(session.take(mood(.happy, at: time, certainty: 1 / 7)) == nil)
        }
        #expect(session.take(mood(.sad, at: 500)) == nil)
    }

    @Test func `moods never plan twice within a minute, whatever they do`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<100 {
            var (session, time, plans) = (session(), 0.0, [Double]())
            var emotion = Emotion.happy
            for _ in 0..<200 {
                time += .random(in: 0...30, using: &random)
                if Int.random(in: 0..<4, using: &random) == 0 {
                    emotion = Emotion.allCases.randomElement(using: &random) ?? .sad
                }
                let update = session.take(mood(emotion, at: time, certainty: .random(in: 0.5...1, using: &random)))
                if update != nil { plans.append(time) }
            }
            #expect(zip(plans, plans.dropFirst()).allSatisfy { $1 - $0 >= 60 })
            #expect(plans.count > 3)
        }
    }

    @Test func `the same events give the same updates`() {
        let events = (0..<300).map { step in
            step % 40 == 39
                ? PlaylistEvent.trackEnded(time: Double(step)) : mood(Emotion.allCases[step / 60], at: Double(step) * 3)
        }
        let session = PlaylistSession(in: AffectIndex(.starter))
        func updates() -> [PlaylistUpdate?] {
            var session = session
            return events.map { session.take($0) }
        }
        #expect(updates() == updates())
    }

    @Test func `a new plan begins halfway between what plays and the mood`() throws {
        var session = session()
        _ = session.take(mood(.happy, at: 0, certainty: 1))
        _ = session.take(mood(.sad, at: 70, certainty: 1))
        let changed = session.take(mood(.sad, at: 100, certainty: 1))
        let update = try #require(changed)
        let (first, second) = (update.course.stations[0].point, update.course.stations[1].point)
        #expect(second == Emotion.sad.valenceArousal)
        #expect(abs(first.valence - (0.81 - 0.63) / 2) < 0.05)
        #expect(first.arousal > second.arousal)
    }

    @Test func `a sign that the listener needs care changes the rule at once, once, and for a time`() {
        var session = session()
        _ = session.take(mood(.happy, at: 0))
        let update = session.take(.attention(time: 5))
        #expect(update?.cause == .attention && update?.isGentle == true)
        #expect(update?.queue.first?.track.title == "bright calm 1")
        #expect(session.take(.attention(time: 1000)) == nil)
        #expect(session.take(mood(.happy, at: 2000)) == nil)
        let over = session.take(mood(.happy, at: 2800))
        #expect(over?.cause == .attentionOver && over?.isGentle == false)
        #expect(over?.queue.first?.track.title == "bright lively 1")
    }

    @Test func `care can begin before the first mood`() {
        var session = session()
        #expect(session.take(.attention(time: 0))?.cause == .attention)
        #expect(session.take(mood(.angry, at: 1))?.queue.first?.track.title == "bright calm 0")
    }

    @Test func `tracks follow one another, more are planned in time, and none comes again`() throws {
        var session = PlaylistSession(in: AffectIndex(.starter))
        let start = session.take(mood(.sad, at: 0))
        var heard = [try #require(start?.playing?.track.id)]
        for number in 1...60 {
            let next = session.take(.trackEnded(time: Double(number) * 200))
            let update = try #require(next)
            #expect(update.cause == .next)
            #expect(update.queue.count >= 2)
            #expect(!update.queue.contains { heard.contains($0.track.id) })
            heard.append(try #require(update.playing?.track.id))
        }
        #expect(Set(heard).count == 61)
        #expect(session.state.played == heard)
    }

    @Test func `an empty catalog plays nothing and never traps`() {
        var session = PlaylistSession(in: AffectIndex(TrackCatalog()))
        #expect(session.take(mood(.happy, at: 0))?.playing == nil)
        #expect(session.take(.trackEnded(time: 1))?.queue == [])
        #expect(session.take(.attention(time: 2))?.isGentle == true)
    }

    @Test func `the moods of a session of many sources become playlists, and end with it`() async throws {
        let moods = MoodSession()
        let playlist = PlaylistSession(in: AffectIndex(.starter))
        async let causes = playlist.updates(following: moods.moods).reduce(into: []) { $0.append($1.cause) }
        let observation = try EmotionObservation(
            modality: .selfReport, time: 1, probabilities: EmotionProbabilities(certain: .sad))
        await moods.add(observation)
        await moods.end()
        #expect(await causes == [.start])
    }
}

extension PlaylistEvent {
    fileprivate var probabilities: EmotionProbabilities {
        if case .mood(let mood) = self { mood.probabilities } else { .uniform }
    }
}
