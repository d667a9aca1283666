/// Signs in the person who sits at this machine: the service's page opens in a browser, the answer comes to a port of the
/// loopback.
///
/// ```swift
/// let store = FileTokenStore(file)
/// try await SpotifySignIn(clientID: id).run(storingIn: store) { print("Open \($0)") }
/// let spotify = SpotifyClient(.listener(clientID: id, store: store))
/// ```
///
/// The service has to know the address `http://127.0.0.1/callback`; it accepts any port of the loopback for it. Nothing
/// but the loopback can reach the port, only the answer to this sign-in is taken, and the port closes with the call.
public struct SpotifySignIn: Sendable {
    private let clientID: String
    private let scopes: Set<SpotifyScope>
    private let port: Int
    private let origins: SpotifyOrigins

    /// Prepares a sign-in.
    ///
    /// - Parameters:
    ///   - clientID: The id that the service gave to the application.
    ///   - scopes: The rights to ask for: private playlists and the player unless said otherwise.
    ///   - port: The port of the loopback; 0 takes one that is free.
    public init(
        clientID: String, scopes: Set<SpotifyScope> = [.privatePlaylists, .seePlayback, .controlPlayback],
        port: Int = 0
    ) {
        self.init(clientID: clientID, scopes: scopes, port: port, origins: .service)
    }

    package init(
        clientID: String, scopes: Set<SpotifyScope>, port: Int, origins: SpotifyOrigins
    ) {
        self.clientID = clientID
        self.scopes = scopes
        self.port = port
        self.origins = origins
    }

    /// Shows the service's page, waits for the listener and stores the refresh token.
    ///
    /// - Parameters:
    ///   - time: How long the listener has.
    ///   - present: Opens an address in a browser, or shows it to the listener.
    /// - Throws: ``SpotifyError``: ``SpotifyError/signInDenied(_:)`` if the listener said no,
    ///   ``SpotifyError/timedOut(endpoint:)`` if nobody came back, among others; or `CancellationError`.
    public func run(
        storingIn store: any SpotifyTokenStore, within time: Duration = .seconds(300),
        present: (_ address: String) async throws -> Void
    ) async throws {
        let deadline = ContinuousClock.now + time
        let state = CodeChallenge.randomText()
        let listener = try await LoopbackListener(port: port) {
            $0.hasPrefix("/callback?") && SpotifyAuthorization.isAnswer($0, to: state)
        }
        let authorization = SpotifyAuthorization(
            clientID: clientID, redirect: "http://127.0.0.1:\(listener.port)/callback", scopes: scopes,
            origins: origins, state: state)
        let answer = await Result {
            try await listener.first(within: time) { try await present(authorization.address) }
        }
        await listener.close()
        try await authorization.finish(answer.get(), storingIn: store, within: deadline - .now)
    }
}
