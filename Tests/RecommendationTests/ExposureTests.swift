import EmotionCore
import Testing

@testable import Recommendation

@Suite struct ExposureTests {
    private let index = AffectIndex(RandomCatalogs.catalog(count: 800, seed: 9, artists: 300))

    /// The share of the catalog that many sessions hear.
    private func coverage(isShared: Bool) throws -> Double {
        var strategy = AffectPosterior(in: index)
        var exposure = Exposure()
        let moods = try Emotion.allCases.map {
            try RandomCatalogs.mood($0 == .neutral ? [.neutral: 1] : [$0: 0.7, .neutral: 0.3])
        }
        var heard: Set<String> = []
        for session in 0..<120 {
            strategy.session = SessionState(seed: UInt64(session))
            if isShared { strategy.remember(exposure) }
            let playlist = strategy.playlist(for: moods[session % moods.count], length: 10)
            exposure.record(playlist)
            heard.formUnion(playlist.tracks.map(\.id))
        }
        return Double(heard.count) / Double(index.catalog.count)
    }

    @Test func `wild cards that know what others heard reach more of the catalog`() throws {
        let (shared, alone) = (try coverage(isShared: true), try coverage(isShared: false))
        #expect(shared > alone + 0.05, "\(shared) against \(alone)")
    }

    @Test func `it counts what it is told`() throws {
        var exposure = Exposure()
        exposure.record(Playlist([index.catalog[0], index.catalog[1]]))
        exposure.record(Playlist([index.catalog[0]]))
        #expect(exposure.count(of: index.catalog[0].id) == 2)
        #expect(exposure.count(of: index.catalog[1].id) == 1)
        #expect(exposure.count(of: "nobody's") == 0)
    }

    @Test func `only the default strategy listens, the others stay as they are`() throws {
        let mood = try RandomCatalogs.mood([.happy: 1])
        var exposure = Exposure()
        var strategy: any LocalStrategy = AffectPosterior(in: index)
        exposure.record(strategy.playlist(for: mood, length: 10))
        strategy.remember(exposure)
        #expect((strategy as? AffectPosterior)?.exposure == exposure)
        var other = ValenceArousalNearest(in: index.catalog)
        let before = other.playlist(for: mood, length: 10)
        other.remember(exposure)
        #expect(other.playlist(for: mood, length: 10) == before)
    }

    @Test func `without wild cards it makes no difference`() throws {
        let mood = try RandomCatalogs.mood([.sad: 1])
        var strategy = AffectPosterior(in: index)
        strategy.steps.wildCards = 0
        let before = strategy.playlist(for: mood, length: 10)
        strategy.exposure.record(before)
        #expect(strategy.playlist(for: mood, length: 10) == before)
    }

    @Test func `a list does not begin with a wild card`() throws {
        for seed in 0..<20 {
            let strategy = AffectPosterior(in: index, session: SessionState(seed: UInt64(seed)))
            let first = strategy.playlist(for: try RandomCatalogs.mood([.happy: 1]), length: 10).picks.first
            #expect(first?.sentence.contains("wild card") == false)
        }
    }
}
