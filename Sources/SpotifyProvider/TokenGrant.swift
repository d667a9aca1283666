internal import Foundation

/// What the service gives for a secret, a code or a refresh token.
struct TokenGrant: Sendable {
    let access: Secret
    /// Replaces the one that was used; nil means that it goes on.
    let refresh: Secret?
    let lifetime: Duration

    /// Reads the answer of the accounts service.
    ///
    /// - Throws: ``SpotifyError``.
    init(_ answer: WebAnswer, endpoint: String) throws(SpotifyError) {
        guard answer.status == 200 else { throw Self.failure(answer, endpoint: endpoint) }
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(answer.body)), !body.access_token.isEmpty
        else {
            throw .invalidResponse(endpoint: endpoint, reason: "no access token")
        }
        access = Secret(body.access_token)
        refresh = body.refresh_token.map(Secret.init)
        lifetime = .seconds(body.expires_in ?? 3600)
    }

    private struct Body: Decodable {
        let access_token: String
        let refresh_token: String?
        let expires_in: Int?
    }

    private static func failure(_ answer: WebAnswer, endpoint: String) -> SpotifyError {
        let problem = try? JSONDecoder().decode(Problem.self, from: Data(answer.body))
        let message = ServiceMessage.cleaned(problem?.error_description ?? problem?.error ?? "status \(answer.status)")
        return switch (answer.status, problem?.error) {
        case (400, "invalid_grant"): .signInNeeded(message)
        case (400...401, "invalid_client"): .invalidClient(message)
        case (400..<500, _): .badRequest(endpoint: endpoint, message: message)
        case (500..<600, _): .serverError(status: answer.status, endpoint: endpoint)
        default: .unexpectedStatus(answer.status, endpoint: endpoint)
        }
    }

    private struct Problem: Decodable {
        let error: String?
        let error_description: String?
    }
}
