import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(10))) struct TokenTests {
    private typealias Reply = FakeService.Reply

    private func application(_ service: FakeService) -> SpotifyClient {
        SpotifyClient(
            .application(clientID: "app", secret: Secret("s3cret")), patience: .seconds(600), origins: service.origins)
    }

    @Test func `an application shows its secret to the accounts service only, and once for many requests`() async throws
    {
        try await FakeService.run { request, _ in
            request.path == "/api/token" ? .token("t0ken") : .json(searchAnswer(["A"]))
        } _: { (service) async throws in
            let client = application(service)
            for _ in 0..<3 { #expect(try await client.search("a").tracks.count == 1) }
            let requests = service.log.requests
            #expect(requests.map(\.path) == ["/api/token", "/v1/search", "/v1/search", "/v1/search"])
            #expect(requests[0].authorization == "Basic YXBwOnMzY3JldA==")
            #expect(requests[0].form == ["grant_type": "client_credentials"])
            #expect(requests.dropFirst().allSatisfy { $0.authorization == "Bearer t0ken" })
            #expect(requests.allSatisfy { !$0.target.contains("t0ken") && !$0.target.contains("s3cret") })
        }
    }

    @Test func `a token that ends soon is renewed before it does`() async throws {
        try await FakeService.run { request, count in
            request.path == "/api/token" ? .token("t\(count)", lifetime: 10) : .json(searchAnswer(["A"]))
        } _: { (service) async throws in
            let client = application(service)
            for _ in 0..<2 { _ = try await client.search("a") }
            #expect(service.log.requests.compactMap(\.authorization).suffix(1) == ["Bearer t1"])
        }
    }

    @Test func `a refused token is replaced once, by one request however many wait`() async throws {
        try await FakeService.run { request, count in
            guard request.path == "/api/token" else {
                return request.authorization == "Bearer t1"
                    ? .json(searchAnswer(["A"])) : .error(401, "The access token expired")
            }
            return Reply(body: Reply.token("t\(count)").body, delay: .milliseconds(50))
        } _: { (service) async throws in
            let client = application(service)
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { try await client.search("a").tracks.count } }
                for try await count in group { #expect(count == 1) }
            }
            #expect(service.log.count("/api/token") == 2)
        }
    }

    @Test func `a fresh token that is refused too is an error, not a loop`() async throws {
        try await FakeService.run { request, count in
            request.path == "/api/token" ? .token("t\(count)") : .error(401, "Invalid token t\(count)")
        } _: { (service) async throws in
            await #expect(throws: SpotifyError.unauthorized("Invalid token <redacted>")) {
                try await application(service).search("a")
            }
            #expect(service.log.count("/v1/search") == 2)
            #expect(service.log.count("/api/token") == 2)
        }
    }

    @Test func `a rotated refresh token takes the place of the old one, in the store first`() async throws {
        try await FakeService.run { request, count in
            guard request.path == "/api/token" else { return .json(searchAnswer(["A"])) }
            return .token("t\(count)", refresh: "r\(count + 1)", lifetime: 1)
        } _: { (service) async throws in
            let store = MemoryTokenStore("r0")
            let client = SpotifyClient(
                .listener(clientID: "app", store: store), patience: .seconds(600), origins: service.origins)
            for _ in 0..<3 { _ = try await client.search("a") }
            let forms = service.log.requests.filter { $0.path == "/api/token" }.map(\.form)
            #expect(forms.map { $0["refresh_token"] } == ["r0", "r1", "r2"])
            #expect(forms.allSatisfy { $0["client_id"] == "app" && $0["grant_type"] == "refresh_token" })
            #expect(await store.saved.map { $0.reveal() } == ["r0", "r1", "r2", "r3"])
        }
    }

    @Test func `a caller who goes away leaves a refresh that is finished and stored`() async throws {
        try await FakeService.run { request, _ in
            guard request.path == "/api/token" else { return .json(searchAnswer(["A"])) }
            return Reply(body: Reply.token("t", refresh: "r1").body, delay: .milliseconds(200))
        } _: { (service) async throws in
            let store = MemoryTokenStore("r0")
            let client = SpotifyClient(
                .listener(clientID: "app", store: store), patience: .seconds(600), origins: service.origins)
            let impatient = Task { try await client.search("a") }
            while service.log.requests.isEmpty { await Task.yield() }
            impatient.cancel()
            await #expect(throws: CancellationError.self) { try await impatient.value }
            _ = try await client.search("a")
            #expect(await store.saved.last == Secret("r1"))
            #expect(service.log.count("/api/token") == 1)
        }
    }

    @Test(arguments: [
        (
            FakeService.Reply.json(
                #"{"error":"invalid_grant","error_description":"Refresh token revoked"}"#, status: 400),
            SpotifyError.signInNeeded("Refresh token revoked")
        ),
        (.json(#"{"error":"invalid_client"}"#, status: 400), .invalidClient("invalid_client")),
        (.json("{}"), .invalidResponse(endpoint: "POST /api/token", reason: "no access token")),
        (.json("<html>", status: 503), .serverError(status: 503, endpoint: "POST /api/token")),
        (.tooMany(seconds: 7200), .coolingDown(remaining: .seconds(7200))),
        (.json("{}", status: 302), .unexpectedStatus(302, endpoint: "POST /api/token")),
    ])
    func `what the accounts service refuses has a type`(_ reply: FakeService.Reply, _ error: SpotifyError) async throws
    {
        try await FakeService.run { _, _ in
            reply
        } _: { (service) async throws in
            let client = SpotifyClient(
                .listener(clientID: "app", store: MemoryTokenStore("r")), patience: .seconds(600),
                origins: service.origins)
            await #expect(throws: error) { try await client.search("a") }
            #expect(service.log.count("/v1/search") == 0)
        }
    }

    @Test func `without a refresh token nothing is sent`() async throws {
        try await FakeService.run { _, _ in
            .json("{}")
        } _: { (service) async throws in
            let client = SpotifyClient(
                .listener(clientID: "app", store: MemoryTokenStore()), patience: .seconds(600), origins: service.origins
            )
            await #expect(throws: SpotifyError.signInNeeded("there is no refresh token")) {
                try await client.search("a")
            }
            #expect(service.log.requests.isEmpty)
        }
    }
}
