import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting

@testable import WebFront

/// A front with the embedded models on a port of its own, and a client that can be several listeners.
struct TestFront: Sendable {
    let client: any TestClientProtocol

    /// Runs a front for the time of a test.
    static func run(_ limits: Limits = Limits(), _ test: @Sendable (TestFront) async throws -> Void) async throws {
        let front = Front(models: try Models(), limits: limits)
        try await front.application(at: .hostname("localhost", port: 0)).test(.ahc()) { client in
            try await test(TestFront(client: client))
        }
    }

    /// Lets a listener in.
    ///
    /// - Returns: The cookie to send from now on.
    func join() async throws -> String {
        let answer = try await client.execute(uri: "/listener", method: .put)
        return String(answer.headers[.setCookie]?.split(separator: ";").first ?? "")
    }

    /// Sends a body of some type, as a listener.
    func send(
        _ method: HTTPRequest.Method = .post, _ path: String, as cookie: String? = nil, _ type: String? = nil,
        _ body: ByteBuffer? = nil
    ) async throws -> TestResponse {
        var headers = HTTPFields()
        headers[.cookie] = cookie
        headers[.contentType] = type
        return try await client.execute(uri: path, method: method, headers: headers, body: body)
    }

    /// Sends JSON, as a listener.
    func send(_ path: String, as cookie: String?, json: String) async throws -> TestResponse {
        try await send(.post, path, as: cookie, "application/json", ByteBuffer(string: json))
    }

    /// What a page sees while something happens; being forgotten ends it.
    func events(of cookie: String, during body: () async throws -> Void) async throws -> [EventReader.Event] {
        async let stream = send(.get, "/events", as: cookie)
        // The stream has to be open before there is something to see.
        try await Task.sleep(for: .milliseconds(300))
        try await body()
        _ = try await send(.delete, "/listener", as: cookie)
        var reader = EventReader()
        return reader.read(try await stream.body)
    }

    /// A face that both the detector and the network know.
    static let portrait = try? ByteBuffer(
        data: Data(contentsOf: repository.appending(path: "Sources/CDemoPortrait/portrait.jpg")))

    private static let repository = (0..<5).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
}
