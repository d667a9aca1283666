/// Why the service did not do what it was asked.
///
/// A task that is cancelled throws `CancellationError` instead.
@nonexhaustive
public indirect enum SpotifyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The listener has to sign in (again): there is no refresh token, or the service does not take it any more.
    case signInNeeded(String)
    /// The listener, or the service, said no to signing in.
    case signInDenied(String)
    /// The application's own id or secret is wrong.
    case invalidClient(String)
    /// The access token was refused, and so was a fresh one.
    case unauthorized(String)
    /// The listener did not grant the right that this takes; ask for it when signing in.
    case missingScope(String)
    /// The service does not open this part of it to this application, or not to this account.
    case notOpenToThisApp(endpoint: String, message: String)
    /// What was named, such as a playlist, is not there.
    case notFound(endpoint: String, message: String)
    /// The listener has no player open.
    case noActiveDevice
    /// The listener's account does not include this.
    case premiumRequired
    /// The service wants no requests for a while, longer than the caller wants to wait.
    case coolingDown(remaining: Duration)
    /// The request makes no sense to the service.
    case badRequest(endpoint: String, message: String)
    /// The service is in trouble.
    case serverError(status: Int, endpoint: String)
    /// No answer came within the time that the caller gave.
    case timedOut(endpoint: String)
    /// The service cannot be reached, for instance because there is no network.
    case unreachable(String)
    /// The answer is not what the service's documentation says.
    case invalidResponse(endpoint: String, reason: String)
    /// A status that has no meaning here.
    case unexpectedStatus(Int, endpoint: String)
    /// The store of tokens failed.
    case storeFailed(String)
    /// A task of several requests came only so far.
    case incomplete(done: Int, of: Int, reason: SpotifyError)

    /// A sentence for a log; it never holds a token or a secret.
    public var description: String {
        switch self {
        case .signInNeeded(let reason): "the listener has to sign in: \(reason)"
        case .signInDenied(let reason): "signing in was denied: \(reason)"
        case .invalidClient(let reason): "the service does not know the application: \(reason)"
        case .unauthorized(let message): "a fresh access token was refused: \(message)"
        case .missingScope(let message): "the listener has not granted this: \(message)"
        case .notOpenToThisApp(let endpoint, let message): "\(endpoint) is not open to this application: \(message)"
        case .notFound(let endpoint, let message): "\(endpoint) found nothing: \(message)"
        case .noActiveDevice: "the listener has no player open"
        case .premiumRequired: "the listener's account does not include this"
        case .coolingDown(let remaining): "the service takes no requests for another \(remaining.components.seconds) s"
        case .badRequest(let endpoint, let message): "\(endpoint) was asked the wrong way: \(message)"
        case .serverError(let status, let endpoint): "\(endpoint) failed with status \(status)"
        case .timedOut(let endpoint): "\(endpoint) did not answer in time"
        case .unreachable(let reason): "the service cannot be reached: \(reason)"
        case .invalidResponse(let endpoint, let reason): "\(endpoint) answered something else: \(reason)"
        case .unexpectedStatus(let status, let endpoint): "\(endpoint) answered with status \(status)"
        case .storeFailed(let reason): "the store of tokens failed: \(reason)"
        case .incomplete(let done, let count, let reason): "\(done) of \(count) are done, then: \(reason)"
        }
    }
}
