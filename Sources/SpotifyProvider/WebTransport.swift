internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// What came back.
struct WebAnswer: Sendable {
    let status: Int
    let retryAfter: Duration?
    let body: [UInt8]
}

/// Sends requests and takes in answers, and knows nothing of what they mean.
struct WebTransport: Sendable {
    /// No answer of the interface comes near this.
    static let largestAnswer = 4 << 20

    /// Redirects are answers like others: following one would fetch an address that an answer names.
    private static let client = HTTPClient(
        eventLoopGroup: .singletonMultiThreadedEventLoopGroup,
        configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))

    /// Sends a request and waits for the whole answer until a deadline.
    ///
    /// - Throws: ``SpotifyError/timedOut(endpoint:)``, ``SpotifyError/unreachable(_:)``,
    ///   ``SpotifyError/invalidResponse(endpoint:reason:)`` for an answer that is too long, or `CancellationError`.
    func send(
        _ request: WebRequest, to origin: String, authorization: Secret?, until deadline: ContinuousClock.Instant
    ) async throws -> WebAnswer {
        let message = message(request, to: origin, authorization: authorization)
        let time = max(.zero, deadline - .now)
        do {
            let response = try await Self.client.execute(message, deadline: .now() + TimeAmount(time))
            let body = try await response.body.collect(upTo: Self.largestAnswer)
            return WebAnswer(
                status: Int(response.status.code), retryAfter: response.retryAfter, body: Array(body.readableBytesView))
        } catch let error as HTTPClientError {
            try Task.checkCancellation()
            throw Self.meaning(of: error, endpoint: request.endpoint)
        } catch is NIOTooManyBytesError {
            throw SpotifyError.invalidResponse(
                endpoint: request.endpoint, reason: "longer than \(Self.largestAnswer) bytes")
        } catch {
            try Task.checkCancellation()
            throw SpotifyError.unreachable(String(describing: type(of: error)))
        }
    }

    private func message(
        _ request: WebRequest, to origin: String, authorization: Secret?
    ) -> HTTPClientRequest {
        var message = HTTPClientRequest(url: origin + request.target)
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        if let authorization { message.headers.add(name: "authorization", value: authorization.reveal()) }
        switch request.body {
        case .json(let bytes):
            message.headers.add(name: "content-type", value: "application/json")
            message.body = .bytes(ByteBuffer(bytes: bytes))
        case .form(let fields):
            message.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            message.body = .bytes(ByteBuffer(string: PercentEncoding.form(fields)))
        case nil where request.method != .get:
            message.body = .bytes(ByteBuffer())
        case nil:
            break
        }
        return message
    }

    private static func meaning(of error: HTTPClientError, endpoint: String) -> SpotifyError {
        let late: [HTTPClientError] = [
            .deadlineExceeded, .readTimeout, .writeTimeout, .connectTimeout, .tlsHandshakeTimeout,
            .getConnectionFromPoolTimeout,
        ]
        return late.contains(error) ? .timedOut(endpoint: endpoint) : .unreachable(error.shortDescription)
    }
}

extension HTTPClientResponse {
    /// The seconds that the service wants to be left alone; an answer without a number asks for one.
    fileprivate var retryAfter: Duration? {
        guard status == .tooManyRequests else { return nil }
        let seconds = headers.first(name: "retry-after").flatMap { Int($0) } ?? 1
        return .seconds(min(max(seconds, 1), 86_400))
    }
}
