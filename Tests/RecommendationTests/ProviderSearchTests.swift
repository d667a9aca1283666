import EmotionCore
import EmotionTesting
import Recommendation
import Synchronization
import Testing

/// A service that finds the tracks of a catalog that are listed under an emotion, and notes what it was asked.
private struct ScriptedProvider: CandidateSource {
    struct Offline: Error {}

    final class Log: Sendable {
        let asked = Mutex<[String: Int]>([:])
    }

    var tracks: [Track]
    var isOffline = false
    let log = Log()

    func tracks(about words: String, count: Int) async throws -> [Track] {
        guard !isOffline else { throw Offline() }
        log.asked.withLock { $0[words] = count }
        return tracks.filter { $0.emotions.contains { $0.rawValue == words } }
    }
}

@Suite struct ProviderSearchTests {
    private func tracks(_ count: Int) -> [Track] {
        (0..<count).map { number in
            let emotions = [Emotion.allCases[number % 7], Emotion.allCases[number / 7 % 7]]
            return Track(id: "t\(number)", title: "T\(number)", artist: "A\(number)", emotions: emotions)
        }
    }

    private func search(_ provider: ScriptedProvider) -> ProviderSearch {
        var search = ProviderSearch(in: provider)
        search.words = [:]
        return search
    }

    private func mood(_ scores: [Emotion: Double]) throws -> Mood {
        Mood(time: 0, probabilities: try EmotionProbabilities(proportionalTo: EmotionScores { scores[$0] ?? 0 }))
    }

    @Test func `it keeps the laws`() async {
        let catalog = TrackCatalog(tracks(200))
        #expect(await checkStrategy(over: catalog) { search(ScriptedProvider(tracks: Array($0))) } == [])
    }

    @Test func `an emotion is searched for by its share of the mood`() async throws {
        let provider = ScriptedProvider(tracks: tracks(400))
        let playlist = try await search(provider).playlist(for: mood([.sad: 0.7, .neutral: 0.3]), length: 10)
        #expect(playlist.tracks.count == 10)
        #expect(provider.log.asked.withLock { $0 } == ["sad": 28, "neutral": 12])
        #expect(playlist.picks.allSatisfy { !$0.sentence.isEmpty })
    }

    @Test func `a goal takes the place of the mood, and what was played stays away`() async throws {
        let provider = ScriptedProvider(tracks: tracks(400))
        var strategy = search(provider)
        strategy.goal = .uplift
        let first = try await strategy.playlist(for: mood([.sad: 1]), length: 5)
        #expect(provider.log.asked.withLock { Array($0.keys) } == ["happy"])
        strategy.session.record(first)
        let second = try await strategy.playlist(for: mood([.sad: 1]), length: 5)
        #expect(second.tracks.count == 5 && Set(second.tracks).isDisjoint(with: first.tracks))
    }

    @Test func `a service that is offline throws its own error`() async throws {
        let strategy = search(ScriptedProvider(tracks: tracks(10), isOffline: true))
        await #expect(throws: ScriptedProvider.Offline.self) {
            try await strategy.playlist(for: mood([.sad: 1]), length: 5)
        }
        #expect(try await strategy.playlist(for: mood([.sad: 1]), length: 0).tracks.isEmpty)
    }
}
