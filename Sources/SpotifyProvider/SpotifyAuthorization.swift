/// One listener's way through signing in: authorization code with proof key (PKCE), which needs no secret.
///
/// A server that has an address of its own shows ``address`` to the listener and gives the address that the listener comes
/// back to, to ``finish(_:storingIn:within:)``. A tool on the listener's own machine uses ``SpotifySignIn``.
public struct SpotifyAuthorization: Sendable {
    /// The page on which the listener grants the rights, or does not.
    public let address: String
    private let clientID: String
    private let redirect: String
    private let state: String
    private let challenge = CodeChallenge()
    private let transport = WebTransport()
    private let origins: SpotifyOrigins

    /// Begins.
    ///
    /// - Parameters:
    ///   - clientID: The id that the service gave to the application.
    ///   - redirect: Where the service sends the listener afterwards; it has to be registered with the service.
    ///   - scopes: The rights to ask for.
    public init(clientID: String, redirect: String, scopes: Set<SpotifyScope>) {
        self.init(clientID: clientID, redirect: redirect, scopes: scopes, origins: .service)
    }

    package init(
        clientID: String, redirect: String, scopes: Set<SpotifyScope>,
        origins: SpotifyOrigins, state: String = CodeChallenge.randomText()
    ) {
        self.state = state
        self.clientID = clientID
        self.redirect = redirect
        self.origins = origins
        let query = PercentEncoding.form([
            (name: "response_type", value: "code"), (name: "client_id", value: clientID),
            (name: "scope", value: scopes.map(\.name).sorted().joined(separator: " ")),
            (name: "redirect_uri", value: redirect), (name: "state", value: state),
            (name: "code_challenge_method", value: "S256"), (name: "code_challenge", value: challenge.challenge),
        ])
        address = "\(origins.accounts)/authorize?\(query)"
    }

    /// Whether an address is the answer to the sign-in with a state.
    static func isAnswer(_ callback: String, to state: String) -> Bool { values(in: callback[...])["state"] == state }

    /// Gives the code that the listener brought back for a refresh token, and stores it.
    ///
    /// - Parameters:
    ///   - callback: The address that the listener came back to, or its path and query.
    ///   - time: How long the call may take in all.
    /// - Throws: ``SpotifyError``: ``SpotifyError/signInDenied(_:)`` if the listener said no or the answer belongs to
    ///   another sign-in, among others; or `CancellationError`.
    public func finish(
        _ callback: String, storingIn store: any SpotifyTokenStore, within time: Duration = .seconds(20)
    ) async throws {
        let values = Self.values(in: callback[...])
        guard values["state"] == state else { throw SpotifyError.signInDenied("the answer belongs to another sign-in") }
        guard let code = values["code"] else {
            throw SpotifyError.signInDenied(ServiceMessage.cleaned(values["error"] ?? "no code came back"))
        }
        let request = WebRequest(
            .post, "/api/token",
            body: .form([
                (name: "grant_type", value: "authorization_code"), (name: "code", value: code),
                (name: "redirect_uri", value: redirect), (name: "client_id", value: clientID),
                (name: "code_verifier", value: challenge.verifier.reveal()),
            ]))
        let answer = try await transport.send(request, to: origins.accounts, authorization: nil, until: .now + time)
        guard let token = try TokenGrant(answer, endpoint: request.endpoint).refresh else {
            throw SpotifyError.invalidResponse(endpoint: request.endpoint, reason: "no refresh token")
        }
        do { try await store.save(token) } catch { throw SpotifyError(storing: error) }
    }

    private static func values(in address: Substring) -> [String: String] {
        let query = address.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        return PercentEncoding.values(in: query.prefix { $0 != "#" })
    }
}
