import Foundation
import Hummingbird
import HummingbirdTesting
import Moodstream
import Testing

@testable import WebFront

@Suite struct TrackLinkTests {
    private static let track = Track(id: "a", title: "Rain & Tea", artist: "Ann")
    private static let search = "https://open.spotify.com/search/Ann%20Rain%20%26%20Tea"

    @Test func `without credentials a link searches`() async throws {
        #expect(await TrackLinks().link(to: Self.track) == Self.search)
        #expect(try await TrackLinks(environment: [:]).link(to: Self.track) == Self.search)
    }

    @Test(arguments: ["SPOTIFY_CLIENT_ID", "SPOTIFY_CLIENT_SECRET"])
    func `half of the credentials is named as half`(_ name: String) {
        let error = #expect(throws: TrackLinksError.self) { try TrackLinks(environment: [name: "x"]) }
        #expect(error.map { $0.missing != name && $0.description.contains($0.missing) } == true)
    }

    @Test func `with both, an id of the service's own needs no request`() async throws {
        let environment = ["SPOTIFY_CLIENT_ID": "id", "SPOTIFY_CLIENT_SECRET": "secret"]
        let own = Track(id: "2XU0oxnq2qxCpomAAuJY8K", title: "A", artist: "B")
        let link = try await TrackLinks(environment: environment).link(to: own)
        #expect(link == "https://open.spotify.com/track/2XU0oxnq2qxCpomAAuJY8K")
    }

    @Test func `a track is asked for once, and again only if there was no answer`() async {
        let log = Log()
        let links = TrackLinks { try await log.answer(for: $0) }
        #expect(await links.link(to: Self.track) == Self.search, "the service failed")
        #expect(await links.link(to: Self.track) == "https://open.spotify.com/track/7abc")
        #expect(await links.link(to: Self.track) == "https://open.spotify.com/track/7abc")
        #expect(await log.asked == ["a", "a"])
    }

    @Test func `no answer of the service leads anywhere else`() async {
        for answer in [nil, "", "spotify:track:", "spotify:track:../x", "https://evil.example"] {
            #expect(await TrackLinks { _ in answer }.link(to: Self.track) == Self.search)
        }
    }

    @Test func `the page's link leads to the track, for those who have it in their playlist`() async throws {
        let front = Front(models: try Models(), links: TrackLinks { _ in "spotify:track:7abc" })
        try await front.application(at: .hostname("localhost", port: 0)).test(.router) { client in
            let http = TestFront(client: client)
            let cookie = try await http.join()
            _ = try await http.send("/feelings", as: cookie, json: #"{"emotion":"sad"}"#)
            let listener = try #require(await front.listeners.find(String(cookie.dropFirst("listener=".count))))
            var page = try #require(try await listener.open(at: front.clock.now)).events.makeAsyncIterator()
            let playing = try #require(try await ShownPlaylist.next(from: &page).playing)

            let answer = try await http.send(.get, "/tracks/\(playing.id)", as: cookie)
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "https://open.spotify.com/track/7abc")
            let unknown = try await http.send(.get, "/tracks/unknown", as: cookie)
            #expect(unknown.status == .notFound)
            let stranger = try await http.send(.get, "/tracks/\(playing.id)")
            #expect(stranger.status == .unauthorized)
        }
    }

    /// What was asked of a service that fails at first.
    private actor Log {
        private(set) var asked: [String] = []

        func answer(for track: Track) throws -> String {
            asked.append(track.id)
            guard asked.count > 1 else { throw CancellationError() }
            return "spotify:track:7abc"
        }
    }
}
