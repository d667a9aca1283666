import Foundation
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(10))) struct PlaylistTests {
    private static let created = FakeService.Reply.json(#"{"id":"p/1","uri":"spotify:playlist:p1"}"#, status: 201)

    private func uris(_ request: FakeService.Request) throws -> [String] {
        let body = try JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: Any]
        return body?["uris"] as? [String] ?? []
    }

    @Test func `a playlist is looked up, created and filled, and what is missing is told`() async throws {
        try await FakeService.withListener { request, _ in
            switch request.path {
            case "/v1/search": .json(searchAnswer(["Rain"]))
            case "/v1/me/playlists": Self.created
            default: .json(#"{"snapshot_id":"s"}"#, status: 201)
            }
        } _: { (client, service) async throws in
            let missing = Track(id: "x", title: "Nobody knows", artist: "Cy")
            let playlist = Playlist([
                Track(id: "2XU0oxnq2qxCpomAAuJY8K", title: "A", artist: "B"), missing,
                Track(id: "y", title: "rain", artist: "Ann"),
            ])
            let written = try await client.write(playlist, named: "Evening \"1\"")
            #expect(written.playlist.uri == "spotify:playlist:p1")
            #expect(written.missing == [missing])
            let requests = service.log.requests.suffix(2)
            #expect(requests.map(\.target) == ["/v1/me/playlists", "/v1/playlists/p%2F1/items"])
            #expect(
                try uris(try #require(requests.last)) == ["spotify:track:2XU0oxnq2qxCpomAAuJY8K", "spotify:track:0"])
            let details = try JSONSerialization.jsonObject(with: Data(try #require(requests.first).body.utf8))
            #expect((details as? [String: Any])?["name"] as? String == "Evening \"1\"")
            #expect((details as? [String: Any])?["public"] as? Bool == false)
        }
    }

    @Test func `many tracks go in hundreds, and a failure says how many are in`() async throws {
        let many = (0..<250).map { "spotify:track:\($0)" }
        try await FakeService.withListener { _, count in
            count == 2 ? .error(500, "?") : .json("{}", status: 201)
        } _: { (client, service) async throws in
            let reason = SpotifyError.serverError(status: 500, endpoint: "POST /playlists/{id}/items")
            await #expect(throws: SpotifyError.incomplete(done: 200, of: 250, reason: reason)) {
                try await client.add(many, to: SpotifyPlaylist(id: "p"))
            }
            let sent = service.log.requests.filter { $0.path == "/v1/playlists/p/items" }
            let batches = try sent.map(uris)
            #expect(batches.map(\.count) == [100, 100, 50])
            #expect(batches[1].first == "spotify:track:100")
        }
    }

    @Test func `nothing is created if a track cannot be looked up`() async throws {
        try await FakeService.withListener { _, _ in
            .error(403, "no")
        } _: { (client, service) async throws in
            await #expect(throws: SpotifyError.self) {
                try await client.write(Playlist([Track(id: "y", title: "A", artist: "B")]), named: "A")
            }
            #expect(service.log.count("/v1/me/playlists") == 0)
        }
    }

    @Test func `the player tells what it does, plays and takes tracks into its queue`() async throws {
        let playing =
            #"{"is_playing":true,"progress_ms":1500,"item":{"uri":"spotify:track:1","name":"A","artists":[{"name":"B"}]}}"#
        try await FakeService.withListener { request, count in
            guard request.path == "/v1/me/player" else { return FakeService.Reply(status: 204) }
            return count == 0
                ? FakeService.Reply(status: 204) : .json(count == 1 ? playing : #"{"is_playing":false,"item":null}"#)
        } _: { (client, service) async throws in
            #expect(try await client.playback() == nil)
            let playback = try #require(try await client.playback())
            #expect(playback.isPlaying && playback.track?.title == "A" && playback.progress == .milliseconds(1500))
            #expect(try await client.playback()?.track == nil)
            try await client.play(["spotify:track:1"])
            try await client.enqueue("spotify:track:2")
            let requests = service.log.requests.suffix(2)
            #expect(requests.map(\.method) == ["PUT", "POST"])
            #expect(try uris(try #require(requests.first)) == ["spotify:track:1"])
            #expect(requests.last?.target == "/v1/me/player/queue?uri=spotify%3Atrack%3A2")
        }
    }
}
