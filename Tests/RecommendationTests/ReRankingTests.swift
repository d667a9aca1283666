import EmotionCore
import EmotionTesting
import Foundation
import Testing

@testable import Recommendation

@Suite struct ReRankingTests {
    private let index = AffectIndex(RandomCatalogs.catalog(count: 240, seed: 5, artists: 60))

    @Test func `every local strategy keeps the laws`() async {
        let listening = CoListening(playlists: [["t1", "t2", "t3"], ["t2", "t9", "t30"]])
        for catalog in [
            RandomCatalogs.catalog(count: 36, seed: 1), RandomCatalogs.catalog(count: 36, seed: 2, tagged: true),
        ] {
            let seeds = ["t1", "t2"]
            #expect(await checkStrategy(over: catalog) { AffectPosterior(in: $0) } == [])
            #expect(await checkStrategy(over: catalog) { AffectPosterior(in: AffectIndex($0), steps: .none) } == [])
            #expect(await checkStrategy(over: catalog) { IsoTrajectory(in: AffectIndex($0)) } == [])
            #expect(await checkStrategy(over: catalog) { MoodRepair(in: AffectIndex($0)) } == [])
            #expect(await checkStrategy(over: catalog) { ContextualBandit(in: AffectIndex($0)) } == [])
            #expect(
                await checkStrategy(over: catalog) {
                    ContextualBandit(in: AffectIndex($0), choice: .thompsonSampling(scale: 0.3))
                } == [])
            #expect(await checkStrategy(over: catalog) { SeedSimilarity(in: AffectIndex($0), seeds: seeds) } == [])
            #expect(
                await checkStrategy(over: catalog) {
                    Hybrid(in: AffectIndex($0), listening: listening, seeds: seeds)
                } == [])
            #expect(
                await checkStrategy(over: catalog) {
                    Fallback([AffectPosterior(in: $0), ValenceArousalNearest(in: $0)])
                } == [])
        }
    }

    @Test func `a playlist has as many tracks as there are and says what gave way`() throws {
        let small = TrackCatalog((0..<5).map { Track(id: "\($0)", title: "T\($0)", artist: "A", emotions: [.sad]) })
        let playlist = AffectPosterior(in: small).playlist(for: try RandomCatalogs.mood([.sad: 1]), length: 9)
        #expect(playlist.tracks.count == 5)
        #expect(playlist.relaxed == [.artistCap])
    }

    @Test func `nothing is left when all is banned`() throws {
        let mood = try RandomCatalogs.mood([.happy: 1])
        var session = SessionState()
        for track in index.catalog { session.learn(.ban, about: track, in: mood) }
        for strategy in strategies(session) { #expect(strategy.playlist(for: mood, length: 5).picks.isEmpty) }
    }

    @Test func `filters never give way`() throws {
        var steps = ReRanking()
        steps.filter.allowsExplicit = false
        steps.filter.years = 1970...1980
        steps.filter.genres = ["Rock", "metal"]
        let playlist = AffectPosterior(in: index, steps: steps)
            .playlist(for: try RandomCatalogs.mood([.angry: 1]), length: 240)
        #expect(!playlist.picks.isEmpty)
        for track in playlist.tracks {
            #expect(track.isExplicit == false)
            #expect((1970...1980).contains(track.year ?? 0))
            #expect(["rock", "metal", nil].contains(track.genre))
        }
    }

    @Test func `a session repeats nothing, and an artist comes once`() throws {
        var strategy = AffectPosterior(in: index)
        var heard: Set<String> = []
        for _ in 0..<6 {
            let playlist = strategy.playlist(for: try RandomCatalogs.mood([.happy: 0.6, .neutral: 0.4]), length: 10)
            #expect(Set(playlist.tracks.map(\.artist)).count == 10)
            #expect(heard.isDisjoint(with: playlist.tracks.map(\.id)))
            heard.formUnion(playlist.tracks.map(\.id))
            strategy.session.record(playlist)
        }
    }

    @Test func `versions of one song have one key, other songs have others`() {
        func key(_ title: String, _ artist: UInt32 = 1) -> VersionKey { VersionKey(title: title, artist: artist) }
        #expect(key("Song - Remastered 2011") == key("song (Live)"))
        #expect(key("Song [feat. B]") == key("Song ft. C"))
        #expect(key("Song") != key("Song", 2))
        #expect(key("Song One") != key("Song Two"))
        #expect(key("(Intro)") != key("(Outro)"))
    }

    @Test func `equal seeds give equal lists and other seeds others`() throws {
        let mood = try RandomCatalogs.mood([.sad: 0.8, .neutral: 0.2])
        func ids(_ seed: UInt64) -> [String] {
            AffectPosterior(in: index, session: SessionState(seed: seed)).playlist(for: mood, length: 10).tracks.map(
                \.id)
        }
        #expect(ids(1) == ids(1))
        #expect(Set((1...5).map(ids)).count > 1)
    }

    @Test func `contributions are finite, sum to the score and come with a sentence`() throws {
        let mood = try RandomCatalogs.mood([.angry: 0.5, .sad: 0.3, .happy: 0.2])
        for strategy in strategies(SessionState()) {
            for pick in strategy.playlist(for: mood, length: 8).picks {
                #expect(pick.why.allSatisfy { $0.value.isFinite } && !pick.why.isEmpty)
                #expect(abs(pick.score - pick.why.reduce(0) { $0 + $1.value }) < 1e-12)
                #expect(pick.sentence.hasSuffix(".") && pick.sentence.count > 10)
            }
        }
    }

    @Test func `the whole mood counts and not its likeliest emotion`() throws {
        let (nearlyHappy, nearlySad) = (
            try RandomCatalogs.mood([.sad: 0.36, .happy: 0.34, .surprised: 0.3]),
            try RandomCatalogs.mood([.sad: 0.36, .fearful: 0.34, .disgusted: 0.3])
        )
        func valence(_ mood: Mood) -> Double {
            let tracks = AffectPosterior(in: index, steps: .none).playlist(for: mood, length: 10).tracks
            return tracks.reduce(0) { $0 + AffectModel.shipped.affect(of: $1).mean.valence } / 10
        }
        #expect(valence(nearlyHappy) > valence(nearlySad) + 0.2)
    }

    @Test func `variety makes the tracks of a list less alike`() throws {
        let mood = try RandomCatalogs.mood([.happy: 1])
        func likeness(_ variety: Double) -> Float {
            var steps = ReRanking.none
            steps.variety = variety
            let points = AffectPosterior(in: index, steps: steps).playlist(for: mood, length: 10).tracks
                .map { SoundSpace.point($0) }
            return points.reduce(0) { sum, point in sum + points.reduce(0) { $0 + SoundSpace.similarity(point, $1) } }
        }
        #expect(likeness(1) < likeness(0))
    }

    @Test func `sequencing takes smaller steps than the order of the scores`() {
        let picks = (0..<12).map { Candidate($0 * 7, .mood, Float($0)) }
        func way(_ picks: [Candidate]) -> Float {
            zip(picks, picks.dropFirst()).reduce(0) {
                $0 + Sequencing.step(from: $1.0.row, to: $1.1.row, in: index.catalog)
            }
        }
        let ordered = Sequencing.order(picks, in: index.catalog)
        #expect(Set(ordered.map(\.row)) == Set(picks.map(\.row)))
        #expect(ordered.first?.row == picks.last?.row)
        #expect(way(ordered) < way(picks))
    }

    private func strategies(_ session: SessionState) -> [any LocalStrategy] {
        let all: [any LocalStrategy] = [
            AffectPosterior(in: index), IsoTrajectory(in: index), MoodRepair(in: index), ContextualBandit(in: index),
            SeedSimilarity(in: index, seeds: ["t3"]),
            Hybrid(in: index, listening: CoListening(playlists: [["t3", "t4"]]), seeds: ["t3"]),
            Fallback([AffectPosterior(in: index)]),
        ]
        return all.map { strategy in
            var strategy = strategy
            strategy.session = session
            return strategy
        }
    }
}
