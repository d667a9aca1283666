import NIOCore
import NIOPosix

/// A request whose body never comes.
struct SlowRequest {
    let port: Int
    let cookie: String

    /// What the server says to it.
    func answer() async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "localhost", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let head =
                "POST /frames HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\n"
                + "Content-Type: image/jpeg\r\nContent-Length: 1000\r\n\r\n"
            try await outbound.write(ByteBuffer(string: head))
            for try await bytes in inbound { return String(buffer: bytes) }
            return ""
        }
    }
}
