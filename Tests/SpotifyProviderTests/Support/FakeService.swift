import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

@testable import SpotifyProvider

/// A server on the loopback that answers as the service's documentation says, or as badly as a test wants.
struct FakeService: Sendable {
    struct Request: Sendable {
        let method: String
        let target: String
        let headers: HTTPHeaders
        let body: String

        var path: String { String(target.prefix { $0 != "?" }) }
        var query: [String: String] { PercentEncoding.values(in: target.split(separator: "?").dropFirst().first ?? "") }
        var form: [String: String] { PercentEncoding.values(in: body[...]) }
        var authorization: String? { headers.first(name: "authorization") }
    }

    struct Reply: Sendable {
        var status = 200
        var headers: [(String, String)] = []
        var body = ""
        var delay = Duration.zero

        static func json(_ body: String, status: Int = 200) -> Reply { Reply(status: status, body: body) }

        /// The object that the interface sends with an error.
        static func error(_ status: Int, _ message: String, reason: String? = nil) -> Reply {
            let reason = reason.map { ",\"reason\":\"\($0)\"" } ?? ""
            return json("{\"error\":{\"status\":\(status),\"message\":\"\(message)\"\(reason)}}", status: status)
        }

        static func tooMany(seconds: Int) -> Reply {
            Reply(status: 429, headers: [("retry-after", "\(seconds)")], body: "{}")
        }

        /// What the accounts service sends.
        static func token(_ access: String, refresh: String? = nil, lifetime: Int = 3600) -> Reply {
            let refresh = refresh.map { ",\"refresh_token\":\"\($0)\"" } ?? ""
            return json(
                "{\"access_token\":\"\(access)\",\"token_type\":\"Bearer\",\"expires_in\":\(lifetime)\(refresh)}")
        }
    }

    let origins: SpotifyOrigins
    let log: Log

    /// What was asked, in its order.
    final class Log: Sendable {
        private let list = Mutex<[Request]>([])

        var requests: [Request] { list.withLock { $0 } }

        /// Notes a request and says how many of its path came before it.
        func add(_ request: Request) -> Int {
            list.withLock {
                $0.append(request)
                return $0.count { $0.path == request.path } - 1
            }
        }

        func count(_ path: String) -> Int { requests.count { $0.path == path } }
    }

    /// Runs a test against a server.
    ///
    /// - Parameter reply: What the server answers to the nth request of a path, counted from 0.
    static func run(
        _ reply: @escaping @Sendable (Request, Int) -> Reply, _ test: (FakeService) async throws -> Void
    ) async throws {
        let log = Log()
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(FakeHandler { reply($0, log.add($0)) })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let origin = "http://127.0.0.1:\(server.localAddress?.port ?? 0)"
        let result = await Result {
            try await test(FakeService(origins: SpotifyOrigins(api: origin + "/v1", accounts: origin), log: log))
        }
        try await server.close()
        try result.get()
    }

    /// Runs a test with the client of a listener, who always gets a token.
    ///
    /// - Parameter reply: What the server answers to the nth request of any other path.
    static func withListener(
        _ reply: @escaping @Sendable (Request, Int) -> Reply,
        _ test: (SpotifyClient, FakeService) async throws -> Void
    ) async throws {
        try await run {
            $0.path == "/api/token" ? .token("acc3ss") : reply($0, $1)
        } _: { service in
            let credentials = SpotifyCredentials.listener(clientID: "app", store: MemoryTokenStore("r"))
            try await test(SpotifyClient(credentials, patience: .seconds(600), origins: service.origins), service)
        }
    }
}
