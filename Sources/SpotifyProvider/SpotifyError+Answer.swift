extension SpotifyError {
    /// What a status means that is no success.
    init(_ answer: WebAnswer, to request: WebRequest, hiding token: Secret) {
        let said = ServiceMessage(answer)
        let message = token.removed(from: said.message)
        let endpoint = request.endpoint
        self =
            switch (answer.status, said.reason) {
            case (400, _): .badRequest(endpoint: endpoint, message: message)
            case (401, _): .unauthorized(message)
            case (403, "PREMIUM_REQUIRED"): .premiumRequired
            case (403, _) where message.lowercased().contains("scope"): .missingScope(message)
            case (403, _): .notOpenToThisApp(endpoint: endpoint, message: message)
            case (404, "NO_ACTIVE_DEVICE"): .noActiveDevice
            case (404, _) where request.namesResource: .notFound(endpoint: endpoint, message: message)
            case (404, _), (410, _): .notOpenToThisApp(endpoint: endpoint, message: message)
            case (429, _): .coolingDown(remaining: answer.retryAfter ?? .seconds(1))
            case (500..<600, _): .serverError(status: answer.status, endpoint: endpoint)
            default: .unexpectedStatus(answer.status, endpoint: endpoint)
            }
    }
}
