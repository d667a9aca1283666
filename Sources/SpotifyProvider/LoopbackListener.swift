internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// A port of the loopback that waits for one certain request.
struct LoopbackListener: Sendable {
    /// The port that is open.
    let port: Int
    private let server: any Channel
    private let targets: AsyncThrowingStream<String, any Error>
    private let target: AsyncThrowingStream<String, any Error>.Continuation

    /// Opens a port; 0 takes one that is free.
    ///
    /// - Parameter accepts: Whether a path with its query is the one that is waited for; others find nothing.
    /// - Throws: ``SpotifyError/unreachable(_:)`` if the port is taken.
    init(port: Int, where accepts: @escaping @Sendable (String) -> Bool) async throws {
        let (targets, target) = AsyncThrowingStream.makeStream(of: String.self)
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(IdleStateHandler(allTimeout: .seconds(10)))
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(LoopbackHandler(accepts: accepts) { target.yield($0) })
                }
            }
        do { server = try await bootstrap.bind(host: "127.0.0.1", port: port).get() } catch {
            throw SpotifyError.unreachable("port \(port) of the loopback cannot be opened")
        }
        self.port = server.localAddress?.port ?? port
        (self.targets, self.target) = (targets, target)
    }

    /// Waits for the first request that is accepted.
    ///
    /// - Parameter begin: What sets the request on its way.
    /// - Throws: ``SpotifyError/timedOut(endpoint:)``, `CancellationError`, or what `begin` throws.
    func first(within time: Duration, after begin: () async throws -> Void) async throws -> String {
        let alarm = Task {
            try await Task.sleep(for: time)
            target.finish(throwing: SpotifyError.timedOut(endpoint: "signing in"))
        }
        defer { alarm.cancel() }
        try await begin()
        for try await target in targets { return target }
        throw CancellationError()
    }

    /// Closes the port.
    func close() async { try? await server.close() }
}
