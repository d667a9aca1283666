import EmotionCore
import Testing

@testable import Recommendation

@Suite struct LyricsEvidenceTests {
    private func track(_ id: String, _ lyrics: EmotionProbabilities?, tag: [Emotion] = []) -> Track {
        Track(
            id: id, title: id, artist: id, features: AudioFeatures([.valence: 0.4, .energy: 0.4, .tempo: 100]),
            emotions: tag, lyricsEmotion: lyrics)
    }

    @Test func `words are evidence for the quadrant of their emotion, less than a tag`() {
        let plain = AffectModel.shipped.affect(of: track("x", nil))
        for emotion in Emotion.allCases where emotion != .neutral {
            let quadrant = AffectQuadrant(of: emotion.valenceArousal)
            let sung = AffectModel.shipped.affect(of: track("x", EmotionProbabilities(certain: emotion)))
            let tagged = AffectModel.shipped.affect(of: track("x", nil, tag: [emotion]))
            #expect(plain[quadrant] < sung[quadrant] && sung[quadrant] < tagged[quadrant])
        }
    }

    @Test func `words that say nothing change nothing`() {
        let plain = AffectModel.shipped.affect(of: track("x", nil))
        let neutral = AffectModel.shipped.affect(of: track("x", EmotionProbabilities(certain: .neutral)))
        for quadrant in AffectQuadrant.allCases { #expect(abs(plain[quadrant] - neutral[quadrant]) < 1e-5) }
    }

    @Test func `of two songs that sound alike the one with fitting words wins, and says why`() throws {
        let catalog = TrackCatalog([
            track("happy words", EmotionProbabilities(certain: .happy)), track("no words", nil),
            track("sad words", EmotionProbabilities(certain: .sad)),
        ])
        let mood = try RandomCatalogs.mood([.sad: 1])
        let playlist = AffectPosterior(in: AffectIndex(catalog), steps: .none).playlist(for: mood, length: 3)
        #expect(playlist.tracks.map(\.id) == ["sad words", "no words", "happy words"])
        func share(_ pick: Playlist.Pick) -> Double? { pick.why.first { $0.reason == "lyrics" }?.value }
        #expect(try #require(share(playlist.picks[0])) > 0.02)
        #expect(share(playlist.picks[1]) == nil)
        #expect(try #require(share(playlist.picks[2])) < 0)
        #expect(playlist.picks[0].sentence.contains("its words say so too"))
        let sound = playlist.picks.map { $0.why.first { $0.reason == "mood" }?.value ?? 0 }
        #expect(abs(sound[0] - sound[1]) < 1e-5 && abs(sound[1] - sound[2]) < 1e-5)
    }

    @Test func `every strategy that weighs the mood tells the words apart`() throws {
        let catalog = TrackCatalog(
            RandomCatalogs.catalog(count: 60, seed: 4).enumerated().map { number, track in
                Track(
                    id: track.id, title: track.title, artist: track.artist, features: track.features,
                    lyricsEmotion: EmotionProbabilities(certain: Emotion.allCases[number % 7]))
            })
        let index = AffectIndex(catalog)
        let strategies: [any LocalStrategy] = [
            AffectPosterior(in: index), IsoTrajectory(in: index), MoodRepair(in: index),
            SeedSimilarity(in: index, seeds: ["t1"]),
            Hybrid(in: index, listening: CoListening(playlists: []), seeds: ["t1"]),
        ]
        for strategy in strategies {
            let picks = strategy.playlist(for: try RandomCatalogs.mood([.angry: 0.6, .sad: 0.4]), length: 8).picks
            #expect(picks.contains { $0.why.contains { $0.reason == "lyrics" } })
            for pick in picks { #expect(abs(pick.score - pick.why.reduce(0) { $0 + $1.value }) < 1e-12) }
        }
    }
}
