import EmotionCore
import EmotionTesting
import Foundation
import Recommendation
import TestSupport
import Testing

@Suite struct StrategyTests {
    private func mood(_ scores: [Emotion: Double]) throws -> Mood {
        Mood(time: 0, probabilities: try EmotionProbabilities(proportionalTo: EmotionScores { scores[$0] ?? 0 }))
    }

    /// Tracks at random places, by eight artists.
    private func catalog(count: Int, seed: UInt64, tagged: Bool = false) -> TrackCatalog {
        var random = SeededGenerator(seed: seed)
        return TrackCatalog(
            (0..<count).map { number in
                Track(
                    id: "t\(number)", title: "T\(number)", artist: "A\(number % 8)",
                    features: AudioFeatures([
                        .valence: .random(in: 0...1, using: &random), .energy: .random(in: 0...1, using: &random),
                    ]), emotions: tagged ? [Emotion.allCases[number % 7]] : [])
            })
    }

    @Test func `both strategies keep the laws`() async {
        for catalog in [catalog(count: 40, seed: 1), catalog(count: 40, seed: 2, tagged: true), .starter] {
            #expect(await checkStrategy(over: catalog) { ValenceArousalNearest(in: $0) } == [])
            #expect(await checkStrategy(over: catalog) { PlaylistLookup(in: $0) } == [])
            #expect(await checkStrategy(over: catalog) { ValenceArousalNearest(in: $0, goal: .uplift) } == [])
            #expect(await checkStrategy(over: catalog) { PlaylistLookup(in: $0, goal: .towards(.sad)) } == [])
        }
    }

    @Test func `the law kit finds a strategy that breaks them`() async {
        struct Greedy: RecommendationStrategy {
            let catalog: TrackCatalog
            func playlist(for mood: Mood, length: Int) -> Playlist { Playlist(Array(catalog) + Array(catalog)) }
        }
        let laws = Set(await checkStrategy { Greedy(catalog: $0) }.map(\.law))
        #expect(laws == ["no playlist is longer than asked", "no track comes twice"])
    }

    @Test func `a strategy of one method can fall back on another`() async throws {
        struct Anthem: RecommendationStrategy {
            let song: Track
            let otherwise: any RecommendationStrategy
            func playlist(for mood: Mood, length: Int) async throws -> Playlist {
                guard mood.valence > 0.8 else { return try await otherwise.playlist(for: mood, length: length) }
                return Playlist([song])
            }
        }
        let song = try #require(TrackCatalog.starter.first)
        let anthem = Anthem(song: song, otherwise: PlaylistLookup(in: .starter))
        #expect(try await anthem.playlist(for: mood([.happy: 1]), length: 9).tracks == [song])
        #expect(try await anthem.playlist(for: mood([.sad: 1]), length: 9).tracks.count == 9)
    }

    @Test func `contributions are finite, sum to the score and come with a sentence`() throws {
        var random = SeededGenerator(seed: 3)
        let catalog = catalog(count: 60, seed: 4)
        for _ in 0..<200 {
            let mood = Mood(
                time: 0,
                probabilities: EmotionProbabilities(softmax: EmotionScores { _ in .random(in: -4...4, using: &random) })
            )
            let playlists = [
                ValenceArousalNearest(in: catalog).playlist(for: mood, length: 5),
                PlaylistLookup(in: catalog).playlist(for: mood, length: 5),
            ]
            for pick in playlists.flatMap(\.picks) {
                #expect((0...1).contains(pick.score))
                #expect(!pick.why.isEmpty && pick.why.allSatisfy { $0.value.isFinite })
                #expect(pick.sentence.hasSuffix("."))
            }
        }
    }

    @Test func `the nearest track comes first and equal ones in the order of their ids`() throws {
        func track(_ id: String, _ valence: Double, _ energy: Double) -> Track {
            Track(id: id, title: id, artist: id, features: AudioFeatures([.valence: valence, .energy: energy]))
        }
        let catalog = TrackCatalog([
            track("far", 0.9, 0.9), track("b", 0.2, 0.4), track("a", 0.2, 0.4), track("near", 0.185, 0.365),
        ])
        let playlist = ValenceArousalNearest(in: catalog).playlist(for: try mood([.sad: 1]), length: 4)
        #expect(playlist.tracks.map(\.id) == ["near", "a", "b", "far"])
        expectClose(playlist.picks.map(\.score).prefix(1), [1], within: 1e-6)
        #expect(playlist.picks.map(\.score) == playlist.picks.map(\.score).sorted(by: >))
        let uplift = ValenceArousalNearest(in: catalog, goal: .uplift).playlist(for: try mood([.sad: 1]), length: 1)
        #expect(uplift.tracks.map(\.id) == ["far"])
    }

    @Test func `a mood that is unsure along an axis forgives distance along it`() throws {
        func track(_ id: String, _ valence: Double, _ energy: Double) -> Track {
            Track(id: id, title: id, artist: id, features: AudioFeatures([.valence: valence, .energy: energy]))
        }
        let mixed = try mood([.happy: 0.5, .fearful: 0.5])
        let (valence, energy) = ((mixed.valence + 1) / 2, (mixed.arousal + 1) / 2)
        let catalog = TrackCatalog([
            track("energy off", valence, energy - 0.2), track("valence off", valence + 0.3, energy),
        ])
        #expect(ValenceArousalNearest(in: catalog).playlist(for: mixed, length: 1).tracks.map(\.id) == ["valence off"])
    }

    @Test func `the whole mood shares out the places, not its largest part`() throws {
        let catalog = catalog(count: 140, seed: 5, tagged: true)
        let lookup = PlaylistLookup(in: catalog, tracksPerArtist: 10)
        let picks = lookup.playlist(for: try mood([.sad: 0.7, .neutral: 0.3]), length: 10).picks
        #expect(picks.count { $0.track.emotions == [.sad] } == 7)
        #expect(picks.count { $0.track.emotions == [.neutral] } == 3)
        #expect(picks.first?.why == [Playlist.Contribution("sad", 0.7)])
        #expect(picks.first?.sentence == "The catalog lists it under sad, which is 70 % of the mood.")
    }

    @Test func `a shorter playlist is the beginning of a longer one`() throws {
        let catalog = catalog(count: 300, seed: 6)
        let mood = try mood([.happy: 0.5, .surprised: 0.3, .angry: 0.2])
        for strategy in [PlaylistLookup(in: catalog, tracksPerArtist: 99)] {
            let long = strategy.playlist(for: mood, length: 12)
            #expect(strategy.playlist(for: mood, length: 5).tracks == Array(long.tracks.prefix(5)))
        }
    }

    @Test func `a session repeats nothing and keeps to one track an artist until it must`() throws {
        let catalog = catalog(count: 32, seed: 7)
        let mood = try mood([.happy: 1])
        var strategy = ValenceArousalNearest(in: catalog)
        var heard: [String] = []
        for round in 0..<4 {
            let playlist = strategy.playlist(for: mood, length: 8)
            #expect(Set(playlist.tracks.map(\.artist)).count == 8 || round > 0)
            heard += playlist.tracks.map(\.id)
            strategy.session.record(playlist)
        }
        #expect(Set(heard).count == 32)
        let again = strategy.playlist(for: mood, length: 8)
        #expect(again.relaxed.last == .repeats)
        #expect(again.tracks.count == 8)
    }

    @Test func `rules give way in their order, and only as far as they must`() throws {
        let mood = try mood([.sad: 1])
        let one = TrackCatalog((0..<3).map { Track(id: "\($0)", title: "T\($0)", artist: "A", emotions: [.sad]) })
        #expect(ValenceArousalNearest(in: one).playlist(for: mood, length: 1).relaxed == [])
        #expect(ValenceArousalNearest(in: one).playlist(for: mood, length: 9).relaxed == [.artistCap])
        #expect(ValenceArousalNearest(in: one).playlist(for: mood, length: 9).tracks.count == 3)
        let other = TrackCatalog([
            Track(id: "sad", title: "S", artist: "A", emotions: [.sad]),
            Track(id: "happy", title: "H", artist: "B", emotions: [.happy]),
            Track(id: "unknown", title: "U", artist: "C"),
        ])
        let lookup = PlaylistLookup(in: other, session: SessionState(played: ["sad"])).playlist(for: mood, length: 3)
        #expect(lookup.relaxed == [.emotionShares, .missingFeatures, .repeats])
        #expect(lookup.tracks.count == 3)
        #expect(ValenceArousalNearest(in: other).playlist(for: mood, length: 3).relaxed == [.missingFeatures])
    }

    @Test func `a session state survives JSON, forgets the oldest and refuses other versions`() throws {
        let state = SessionState(played: (0..<1100).map(String.init) + ["500"])
        #expect(state.played.count == SessionState.capacity)
        #expect(state.played.last == "500")
        #expect(state.played.first == "100")
        #expect(try JSONDecoder().decode(SessionState.self, from: JSONEncoder().encode(state)) == state)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SessionState.self, from: Data(#"{"version":3,"played":[]}"#.utf8))
        }
    }

    @Test(.enabled(if: SharedData.isPresent, "needs the shared music tables"))
    func `the emotion lists of the origin are shared out as they stand`() throws {
        let catalog = try TrackCatalog(csv: SharedData.music("emotion-playlists-7.csv"))
        let playlist = PlaylistLookup(in: catalog).playlist(for: try mood([.angry: 1]), length: 3)
        #expect(playlist.tracks.map(\.title) == ["Sick Thoughts", "Mo Bamba", "MONTERO (Call Me By Your Name)"])
    }
}
