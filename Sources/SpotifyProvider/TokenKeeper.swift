internal import Foundation

/// Has one valid access token at hand, and fetches the next one once, however many wait for it.
actor TokenKeeper {
    private let credentials: SpotifyCredentials
    private let transport: WebTransport
    private let origin: String
    private let coolDown: CoolDown
    /// A refresh is finished even if nobody waits for it any more; this is its own time.
    private let patience: Duration
    private var current: (token: Secret, expires: ContinuousClock.Instant)?
    private var refreshToken: Secret?
    private var refreshing: Task<Secret, any Error>?

    /// A token is renewed this long before its end, so that it does not end on its way.
    private static let margin = Duration.seconds(30)

    init(
        _ credentials: SpotifyCredentials, transport: WebTransport, origin: String, coolDown: CoolDown,
        patience: Duration
    ) {
        self.patience = patience
        self.credentials = credentials
        self.transport = transport
        self.origin = origin
        self.coolDown = coolDown
    }

    /// A token that is valid as far as is known.
    ///
    /// - Parameter rejected: A token that the service has just refused.
    func token(insteadOf rejected: Secret? = nil, until deadline: ContinuousClock.Instant) async throws -> Secret {
        if let current, current.token != rejected, current.expires - Self.margin > .now { return current.token }
        let refresh = refreshing ?? begin()
        return try await Deadline.wait(for: refresh, until: deadline, endpoint: Self.endpoint)
    }

    /// A task of its own: with a rotated refresh token, an answer that nobody takes in would lock the listener out.
    private func begin() -> Task<Secret, any Error> {
        let refresh = Task { try await self.refresh() }
        refreshing = refresh
        return refresh
    }

    private func refresh() async throws -> Secret {
        defer { refreshing = nil }
        let deadline = ContinuousClock.now + patience
        try await coolDown.wait(until: deadline)
        let (request, authorization) = try await request()
        let answer = try await transport.send(request, to: origin, authorization: authorization, until: deadline)
        if let pause = answer.retryAfter {
            await coolDown.begin(pause)
            throw SpotifyError.coolingDown(remaining: pause)
        }
        let grant = try TokenGrant(answer, endpoint: Self.endpoint)
        current = (grant.access, .now + grant.lifetime)
        try await keep(grant.refresh)
        return grant.access
    }

    private static let endpoint = "POST /api/token"

    private func request() async throws -> (WebRequest, authorization: Secret?) {
        switch credentials.grant {
        case .client(let secret):
            let pair = Data("\(credentials.clientID):\(secret.reveal())".utf8).base64EncodedString()
            let form = [(name: "grant_type", value: "client_credentials")]
            return (WebRequest(.post, "/api/token", body: .form(form)), Secret("Basic \(pair)"))
        case .listener(let store):
            guard let token = try await stored(in: store) ?? refreshToken else {
                throw SpotifyError.signInNeeded("there is no refresh token")
            }
            let form = [
                (name: "grant_type", value: "refresh_token"), (name: "refresh_token", value: token.reveal()),
                (name: "client_id", value: credentials.clientID),
            ]
            return (WebRequest(.post, "/api/token", body: .form(form)), nil)
        }
    }

    /// The store comes first: another process may have rotated the token.
    private func stored(in store: any SpotifyTokenStore) async throws -> Secret? {
        do { return try await store.load() } catch { throw SpotifyError(storing: error) }
    }

    private func keep(_ rotated: Secret?) async throws {
        guard case .listener(let store) = credentials.grant, let rotated else { return }
        refreshToken = rotated
        do { try await store.save(rotated) } catch { throw SpotifyError(storing: error) }
    }
}

extension SpotifyError {
    /// What a store's own error becomes; its text is not shown, it may hold anything.
    init(storing error: any Error) {
        self = error as? SpotifyError ?? .storeFailed(String(describing: type(of: error)))
    }
}
