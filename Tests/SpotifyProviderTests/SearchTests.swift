import SpotifyProvider
import Testing

@testable import struct SpotifyProvider.NormalizedName

@Suite(.timeLimit(.minutes(10))) struct SearchTests {
    @Test func `a page has ten tracks at most and says where the next begins`() async throws {
        try await FakeService.withListener { _, _ in
            .json(searchAnswer(["A", nil, "B"], offset: 10, hasNext: true))
        } _: { (client, service) async throws in
            let page = try await client.search("rain & tea", offset: 10, market: "DE")
            #expect(page.tracks.map(\.title) == ["A", "B"])
            #expect(page.skipped == 1)
            #expect(page.nextOffset == 13)
            let track = try #require(page.tracks.first)
            #expect(track.artists == ["Ann"] && track.album == "First" && track.isrc == "USRC17607839")
            #expect(track.duration == .seconds(200) && track.isExplicit == false)
            let request = service.log.requests.last
            #expect(request?.target == "/v1/search?q=rain%20%26%20tea&type=track&limit=10&offset=10&market=DE")
        }
    }

    @Test func `pages are read until there are enough, or no more`() async throws {
        let ten: [String?] = (0..<10).map { "T\($0)" }
        try await FakeService.withListener { request, _ in
            let offset = request.query["offset"].flatMap { Int($0) } ?? 0
            return .json(searchAnswer(offset < 20 ? ten : ["last"], offset: offset, hasNext: offset < 20))
        } _: { (client, service) async throws in
            let some = try await client.tracks(matching: "a", count: 15)
            #expect(some.count == 15)
            #expect(service.log.count("/v1/search") == 2)
            let all = try await client.tracks(matching: "a", count: 99)
            let none = try await client.tracks(matching: "a", count: 0)
            #expect(all.count == 21 && none.isEmpty)
            #expect(service.log.count("/v1/search") == 5)
        }
    }

    @Test func `what is found are candidates that can be played`() async throws {
        try await FakeService.withListener { _, _ in
            .json(searchAnswer(["A", "B"]))
        } _: { (client, service) async throws in
            let mood = Mood(time: 0, probabilities: EmotionProbabilities(certain: .sad))
            let playlist = try await ProviderSearch(in: client).playlist(for: mood, length: 2)
            #expect(Set(playlist.tracks.map(\.title)) == ["A", "B"] && playlist.relaxed == [.artistCap])
            #expect(playlist.tracks.allSatisfy { $0.artist == "Ann" && $0.isrc == "USRC17607839" })
            #expect(service.log.requests.last?.query["q"] == "sad")
        }
    }

    @Test func `a page that fails after others says how far it came`() async throws {
        let ten: [String?] = (0..<10).map { "T\($0)" }
        try await FakeService.withListener { request, _ in
            request.query["offset"] == "0" ? .json(searchAnswer(ten, hasNext: true)) : .error(403, "no")
        } _: { (client, _) async throws in
            let reason = SpotifyError.notOpenToThisApp(endpoint: "GET /search", message: "no")
            await #expect(throws: SpotifyError.incomplete(done: 10, of: 30, reason: reason)) {
                try await client.tracks(matching: "a", count: 30)
            }
        }
    }

    @Test func `a page that promises more and has nothing ends the search`() async throws {
        try await FakeService.withListener { _, _ in
            .json(searchAnswer([], hasNext: true))
        } _: { (client, _) async throws in
            let found = try await client.tracks(matching: "a", count: 30)
            #expect(found == [])
        }
    }

    @Test func `a track is found by the service's id, then by its code, then by its names`() async throws {
        try await FakeService.withListener { request, _ in
            .json(
                searchAnswer(
                    request.query["q"] == "isrc:USRC17607839"
                        ? ["by code"] : ["Other", "Café (Live)", "CAFE - Remastered 2011"]))
        } _: { (client, service) async throws in
            let own = Track(id: "2XU0oxnq2qxCpomAAuJY8K", title: "A", artist: "B")
            #expect(try await client.resolve(own) == "spotify:track:2XU0oxnq2qxCpomAAuJY8K")
            #expect(service.log.requests.isEmpty)
            let coded = Track(id: "x", title: "A", artist: "B", isrc: "USRC17607839")
            #expect(try await client.resolve(coded) == "spotify:track:0")
            #expect(try await client.resolve(Track(id: "x", title: "Café", artist: "ann")) == "spotify:track:2")
            #expect(service.log.requests.last?.query["q"] == "track:cafe artist:ann")
            #expect(try await client.resolve(Track(id: "x", title: "Café", artist: "Bo")) == nil)
            #expect(
                try await client.resolve(Track(id: "x", title: "café - live", artist: "Bo, Ann")) == "spotify:track:1")
            #expect(try await client.resolve(Track(id: "x", title: "", artist: "Ann")) == nil)
        }
    }

    @Test(arguments: [
        ("Beyoncé", "BEYONCE"), ("Don’t Stop", "Dont stop"), ("Song (feat. Ann)", "Song"), ("Song feat. Ann", "Song"),
        ("Song - Remastered 2009", "Song [2009 Remaster]"), ("Rock & Roll", "Rock and Roll"), ("With You", "with you"),
    ])
    func `spellings that differ between catalogs are one name`(_ one: String, _ other: String) {
        #expect(NormalizedName(one) == NormalizedName(other))
    }

    @Test(arguments: [
        ("Song", "Song (Live)"), ("Song", "Song - Acoustic"), ("Song", "Songs"), ("Song (Remix)", "Song"),
    ])
    func `another recording keeps another name`(_ one: String, _ other: String) {
        #expect(NormalizedName(one) != NormalizedName(other))
    }
}
