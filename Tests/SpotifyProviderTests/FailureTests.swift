import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(10))) struct FailureTests {
    private typealias Reply = FakeService.Reply

    @Test(arguments: [
        (
            FakeService.Reply.error(400, "No search query"),
            SpotifyError.badRequest(endpoint: "GET /search", message: "No search query")
        ),
        (.error(403, "Insufficient client scope"), .missingScope("Insufficient client scope")),
        (.error(403, "Forbidden"), .notOpenToThisApp(endpoint: "GET /search", message: "Forbidden")),
        (.error(404, "Not found"), .notOpenToThisApp(endpoint: "GET /search", message: "Not found")),
        (.error(410, "Gone"), .notOpenToThisApp(endpoint: "GET /search", message: "Gone")),
        (.error(418, "?"), .unexpectedStatus(418, endpoint: "GET /search")),
        (.error(500, "?"), .serverError(status: 500, endpoint: "GET /search")),
        (.error(503, "?"), .serverError(status: 503, endpoint: "GET /search")),
        (.json("no JSON"), .invalidResponse(endpoint: "GET /search", reason: "no JSON")),
        (.json("{}"), .invalidResponse(endpoint: "GET /search", reason: "no 'tracks'")),
        (
            .json(#"{"tracks":{"items":7}}"#),
            .invalidResponse(endpoint: "GET /search", reason: "'tracks.items' is of another kind")
        ),
        (
            .json(String(repeating: " ", count: 5 << 20)),
            .invalidResponse(endpoint: "GET /search", reason: "longer than 4194304 bytes")
        ),
    ])
    func `every failure of a search has a type`(_ reply: FakeService.Reply, _ error: SpotifyError) async throws {
        try await FakeService.withListener { _, _ in
            reply
        } _: { (client, service) async throws in
            await #expect(throws: error) { try await client.search("a") }
            #expect(service.log.count("/v1/search") == (reply.status >= 500 ? 2 : 1))
        }
    }

    @Test(arguments: [
        (FakeService.Reply.error(403, "Premium required", reason: "PREMIUM_REQUIRED"), SpotifyError.premiumRequired),
        (.error(404, "No active device found", reason: "NO_ACTIVE_DEVICE"), .noActiveDevice),
    ])
    func `the player says why it does not play`(_ reply: FakeService.Reply, _ error: SpotifyError) async throws {
        try await FakeService.withListener { _, _ in
            reply
        } _: { (client, _) async throws in
            await #expect(throws: error) { try await client.enqueue("spotify:track:a") }
        }
    }

    @Test func `a playlist that is gone is not found`() async throws {
        try await FakeService.withListener { _, _ in
            .error(404, "Resource not found")
        } _: { (client, _) async throws in
            await #expect(
                throws: SpotifyError.notFound(endpoint: "POST /playlists/{id}/items", message: "Resource not found")
            ) {
                try await client.add(["spotify:track:a"], to: SpotifyPlaylist(id: "gone"))
            }
        }
    }

    @Test func `a short cool-down is waited for once, by everybody together`() async throws {
        try await FakeService.withListener { _, count in
            count == 0 ? .tooMany(seconds: 1) : .json(searchAnswer(["A"]))
        } _: { (client, service) async throws in
            let start = ContinuousClock.now
            let page = try await client.search("a")
            #expect(page.tracks.count == 1)
            #expect(.now - start >= .seconds(1))
            #expect(service.log.count("/v1/search") == 2)
        }
    }

    @Test func `a cool-down beyond the caller's time is an error at once, and nothing is sent while it lasts`()
        async throws
    {
        try await FakeService.withListener { _, _ in
            .tooMany(seconds: 36_000)
        } _: { (client, service) async throws in
            for _ in 0..<5 {
                let error = await #expect(throws: SpotifyError.self) {
                    try await client.search("a")
                }
                guard case .coolingDown(let remaining) = error else { return }
                #expect(remaining > .seconds(35_000))
            }
            let others = SpotifyClient(
                .application(clientID: "x", secret: Secret("y")), patience: .seconds(600), origins: service.origins)
            await #expect(throws: SpotifyError.self) { try await others.search("a") }
            #expect(service.log.count("/v1/search") == 2)
        }
    }

    @Test func `an address that an answer names is not fetched`() async throws {
        try await FakeService.withListener { request, _ in
            request.path == "/elsewhere"
                ? .json(searchAnswer(["A"]))
                : Reply(status: 302, headers: [("location", "/elsewhere")])
        } _: { (client, service) async throws in
            await #expect(throws: SpotifyError.unexpectedStatus(302, endpoint: "GET /search")) {
                try await client.search("a")
            }
            #expect(service.log.count("/elsewhere") == 0)
        }
    }

    @Test func `a service that goes on refusing gets two requests, not a storm`() async throws {
        try await FakeService.withListener { _, _ in
            .tooMany(seconds: 1)
        } _: { (client, service) async throws in
            await #expect(throws: SpotifyError.coolingDown(remaining: .seconds(1))) { try await client.search("a") }
            #expect(service.log.count("/v1/search") == 2)
        }
    }

    @Test func `an answer that comes too late is an error in time`() async throws {
        try await FakeService.withListener { _, count in
            count == 0 ? .json(searchAnswer(["A"])) : Reply(delay: .seconds(30))
        } _: { (client, _) async throws in
            _ = try await client.search("a")
            await #expect(throws: SpotifyError.timedOut(endpoint: "GET /search")) {
                try await client.search("a", within: .milliseconds(300))
            }
        }
    }

    @Test func `a token that comes too late is an error in time`() async throws {
        try await FakeService.run { _, _ in
            Reply(delay: .seconds(30))
        } _: { (service) async throws in
            let client = SpotifyClient(
                .application(clientID: "a", secret: Secret("b")), patience: .seconds(600), origins: service.origins)
            await #expect(throws: SpotifyError.timedOut(endpoint: "POST /api/token")) {
                try await client.search("a", within: .milliseconds(300))
            }
        }
    }

    @Test func `what must not happen twice is asked for once`() async throws {
        try await FakeService.withListener { _, _ in
            .error(502, "Bad gateway")
        } _: { (client, service) async throws in
            await #expect(throws: SpotifyError.serverError(status: 502, endpoint: "POST /me/playlists")) {
                try await client.createPlaylist(named: "A")
            }
            #expect(service.log.count("/v1/me/playlists") == 1)
        }
    }

    @Test func `a service that is not there is unreachable`() async throws {
        let origins = SpotifyOrigins(api: "http://127.0.0.1:1/v1", accounts: "http://127.0.0.1:1")
        let client = SpotifyClient(.application(clientID: "a", secret: Secret("b")), origins: origins)
        let error = await #expect(throws: SpotifyError.self) { try await client.search("a", within: .seconds(2)) }
        switch error {
        case .unreachable, .timedOut: break
        default: Issue.record("\(String(describing: error))")
        }
    }

    @Test func `cancellation passes through untouched`() async throws {
        try await FakeService.withListener { _, _ in
            Reply(delay: .seconds(30))
        } _: { (client, service) async throws in
            let search = Task { try await client.search("a") }
            while service.log.count("/v1/search") == 0 { await Task.yield() }
            search.cancel()
            await #expect(throws: CancellationError.self) { try await search.value }
        }
    }
}
