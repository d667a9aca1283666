internal import Foundation

/// Asks the Spotify Web API: it searches, finds the tracks of a catalog, writes playlists and moves the player.
///
/// ```swift
/// let spotify = SpotifyClient(.listener(clientID: id, store: FileTokenStore(file)))
/// let written = try await spotify.write(playlist, named: "Tuesday evening")
/// ```
///
/// Every call has a time, ``patience`` unless it says another, for all that it does: waiting for a token, for the end of a cool-down and for the answer. What
/// the service refuses is a ``SpotifyError``. Copies of a client share one token and one cool-down, so a server has one
/// client for each listener, and any number of tasks may use it.
///
/// An access token that is refused is replaced once. A cool-down that the service asks for (status 429) is kept by all
/// calls; one that ends within a call's time is waited for once, one that does not is
/// ``SpotifyError/coolingDown(remaining:)`` at once. Requests that change nothing when they are repeated are repeated
/// once if the service fails with a status of 500 or more; the others never are.
public struct SpotifyClient: Sendable {
    /// How long a call may take that does not say it.
    public let patience: Duration

    private let transport = WebTransport()
    private let origins: SpotifyOrigins
    private let coolDown = CoolDown()
    private let tokens: TokenKeeper

    /// How many times as long a call may take that sends several requests.
    static let manyRequests = 6

    /// Creates a client; nothing is sent before it is asked for something.
    ///
    /// - Parameter patience: How long a call may take that does not say it; one of several requests six times as long.
    public init(_ credentials: SpotifyCredentials, patience: Duration = .seconds(10)) {
        self.init(credentials, patience: patience, origins: .service)
    }

    package init(_ credentials: SpotifyCredentials, patience: Duration = .seconds(10), origins: SpotifyOrigins) {
        self.patience = patience
        self.origins = origins
        tokens = TokenKeeper(
            credentials, transport: transport, origin: origins.accounts, coolDown: coolDown,
            patience: max(patience, .seconds(20)))
    }

    /// Sends a request that is answered with a JSON object.
    func fetch<Value: Decodable>(_ type: Value.Type, _ request: WebRequest, within time: Duration?) async throws
        -> Value
    {
        try decode(type, await send(request, within: time), to: request)
    }

    func decode<Value: Decodable>(_ type: Value.Type, _ answer: WebAnswer, to request: WebRequest) throws -> Value {
        do { return try JSONDecoder().decode(type, from: Data(answer.body)) } catch {
            throw SpotifyError.invalidResponse(endpoint: request.endpoint, reason: Self.reason(error))
        }
    }

    /// Sends a request as often as the rules above allow.
    @discardableResult
    func send(_ request: WebRequest, within time: Duration?) async throws -> WebAnswer {
        let deadline = ContinuousClock.now + (time ?? patience)
        var chances = SecondChances(isIdempotent: request.isIdempotent)
        var token = try await tokens.token(until: deadline)
        while true {
            try await coolDown.wait(until: deadline)
            let answer = try await transport.send(
                request, to: origins.api, authorization: Secret("Bearer \(token.reveal())"), until: deadline)
            if let pause = answer.retryAfter { await coolDown.begin(pause) }
            switch chances.take(after: answer.status) {
            case .done: return answer
            case .again(let pause) where .now + pause < deadline: try await Task.sleep(for: pause)
            case .failed, .again: throw SpotifyError(answer, to: request, hiding: token)
            case .againWithNewToken: token = try await tokens.token(insteadOf: token, until: deadline)
            }
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "no '\(key.stringValue)'"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is of another kind"
        default: "no JSON"
        }
    }
}
