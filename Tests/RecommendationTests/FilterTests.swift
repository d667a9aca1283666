import EmotionCore
import Testing

@testable import Recommendation

@Suite struct FilterTests {
    /// Tracks by artists of their own, in three languages and one that nobody knows.
    private let catalog = TrackCatalog(
        (0..<20).map { number in
            Track(
                id: "t\(number)", title: "T\(number)", artist: "A\(number)",
                features: AudioFeatures([.valence: 0.05 * Double(number), .energy: 0.5]),
                language: ["en-GB", "de", "es; EN", nil][number % 4],
                markets: [["DE", "FR"], ["US"], [], ["DE"]][number % 4])
        })

    private var strategies: [any LocalStrategy] {
        let index = AffectIndex(catalog)
        return [
            AffectPosterior(in: index), ValenceArousalNearest(in: catalog), PlaylistLookup(in: catalog),
            IsoTrajectory(in: index), MoodRepair(in: index), ContextualBandit(in: index),
            SeedSimilarity(in: index, seeds: ["t0"]),
            Hybrid(in: index, listening: CoListening(playlists: []), seeds: ["t0"]),
            Fallback([AffectPosterior(in: index)]),
        ]
    }

    private func filter(languages: Set<String>?, market: String? = nil) -> TrackFilter {
        var filter = TrackFilter()
        filter.languages = languages
        filter.market = market
        return filter
    }

    @Test func `a language that is asked for comes first, whatever its country`() throws {
        for var strategy in strategies {
            strategy.filter = filter(languages: ["EN"])
            let playlist = strategy.playlist(for: try RandomCatalogs.mood([.happy: 1]), length: 8)
            #expect(playlist.tracks.count == 8)
            #expect(playlist.tracks.allSatisfy { $0.language != "de" })
            #expect(!playlist.relaxed.contains(.language))
        }
    }

    @Test func `it gives way last, and the playlist says so`() throws {
        for var strategy in strategies {
            strategy.filter = filter(languages: ["de"])
            let playlist = strategy.playlist(for: try RandomCatalogs.mood([.sad: 1]), length: 16)
            #expect(playlist.tracks.count == 16)
            #expect(playlist.relaxed.last == .language)
            #expect(playlist.tracks.count { $0.language == "de" } >= 4)
        }
        #expect(Playlist.Relaxation.allCases.last == .language)
    }

    @Test func `a part of a tag is another language`() throws {
        var strategy = ValenceArousalNearest(in: catalog)
        strategy.filter = filter(languages: ["e"])
        let playlist = strategy.playlist(for: try RandomCatalogs.mood([.sad: 1]), length: 6)
        #expect(playlist.tracks.prefix(5).allSatisfy { $0.language == nil })
        #expect(playlist.relaxed == [.language])
    }

    @Test func `a market never gives way`() throws {
        for var strategy in strategies {
            strategy.filter = filter(languages: nil, market: "de")
            let playlist = strategy.playlist(for: try RandomCatalogs.mood([.sad: 1]), length: 20)
            #expect(!playlist.tracks.isEmpty)
            #expect(playlist.tracks.allSatisfy { $0.markets.isEmpty || $0.markets.contains("DE") })
        }
    }
}
