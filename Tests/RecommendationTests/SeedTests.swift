import EmotionCore
import Foundation
import Testing

@testable import Recommendation

@Suite struct SeedTests {
    private func track(_ id: String, _ energy: Double, _ valence: Double) -> Track {
        Track(
            id: id, title: id, artist: id,
            features: AudioFeatures([
                .energy: energy, .valence: valence, .danceability: energy, .acousticness: 1 - energy, .tempo: 120,
            ]))
    }

    private var catalog: TrackCatalog {
        let quiet = (0..<6).map { track("quiet\($0)", 0.1 + 0.01 * Double($0), 0.3) }
        let loud = (0..<6).map { track("loud\($0)", 0.9 - 0.01 * Double($0), 0.7) }
        let middle = (0..<6).map { track("middle\($0)", 0.5 + 0.01 * Double($0), 0.5) }
        return TrackCatalog(quiet + loud + middle)
    }

    private let mood = Mood(time: 0, probabilities: .uniform)

    @Test func `two unlike seeds give tracks like each and none in between`() {
        var strategy = SeedSimilarity(in: AffectIndex(catalog), seeds: ["quiet0", "loud0"], steps: .none)
        strategy.moodWeight = 0
        let ids = strategy.playlist(for: mood, length: 6).tracks.map(\.id)
        #expect(ids.allSatisfy { $0.hasPrefix("quiet") || $0.hasPrefix("loud") })
        #expect(ids.contains { $0.hasPrefix("quiet") } && ids.contains { $0.hasPrefix("loud") })
        #expect(!ids.contains("quiet0") && !ids.contains("loud0"))
    }

    @Test func `without seeds it starts from what was liked`() {
        var session = SessionState()
        session.learn(.like, about: track("loud0", 0.9, 0.7), in: mood)
        var strategy = SeedSimilarity(in: AffectIndex(catalog), session: session, steps: .none)
        strategy.moodWeight = 0
        #expect(strategy.playlist(for: mood, length: 3).tracks.allSatisfy { $0.id.hasPrefix("loud") })
    }

    @Test func `what people play together can come before what sounds alike`() {
        let listening = CoListening(playlists: [
            ["quiet0", "loud3"], ["quiet0", "loud3", "middle1"], ["loud1", "loud2"],
        ])
        var strategy = Hybrid(in: AffectIndex(catalog), listening: listening, seeds: ["quiet0"], steps: .none)
        #expect(strategy.playlist(for: mood, length: 1).tracks.first?.id.hasPrefix("quiet") == true)
        (strategy.companyWeight, strategy.moodWeight) = (5, 0)
        let ids = strategy.playlist(for: mood, length: 18).tracks.map(\.id)
        #expect(ids.prefix(2) == ["loud3", "middle1"])
        #expect(ids.count == 17 && !ids.contains("quiet0"))
    }

    @Test func `playlists are read from a table`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "playlists-\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try "playlist_id,x,track_id\np,1,a\nq,1,b\np,2,c\n".write(to: file, atomically: true, encoding: .utf8)
        #expect(try CoListening.playlists(csv: file) == [["a", "c"], ["b"]])
        try "playlist,track\np,a\n".write(to: file, atomically: true, encoding: .utf8)
        #expect(throws: CatalogError.self) { try CoListening(csv: file) }
    }

    @Test func `a chain goes on where a strategy has too little`() throws {
        let few = AffectPosterior(in: TrackCatalog([track("only", 0.5, 0.5)]))
        let chain = Fallback([few, AffectPosterior(in: catalog)])
        let tracks = chain.playlist(for: mood, length: 5).tracks
        #expect(tracks.count == 5 && tracks.first?.id == "only")
        #expect(Fallback([]).playlist(for: mood, length: 3).picks.isEmpty)
    }

    @Test func `a picture shows mood, way and tracks, and escapes their titles`() throws {
        let odd = TrackCatalog([Track(id: "1", title: "<Rock> & \"Roll\"", artist: "A")])
        let strategy = IsoTrajectory(in: AffectIndex(odd))
        let picture = PlaylistPicture(
            strategy.playlist(for: mood, length: 1), for: mood, along: strategy.course(for: mood)
        ).svg
        #expect(picture.contains("&lt;Rock&gt; &amp; &quot;Roll&quot;"))
        #expect(picture.contains("class=\"wanted\"") && picture.contains("class=\"mood\""))
        #expect(isBalanced(picture))
    }

    /// Every tag that opens closes: enough for a picture that holds only simple elements.
    private func isBalanced(_ text: String) -> Bool {
        let opened = text.components(separatedBy: "<").dropFirst().filter { !$0.hasPrefix("/") }
        let closed = text.components(separatedBy: "</").count - 1 + text.components(separatedBy: "/>").count - 1
        return opened.count == closed
    }
}
