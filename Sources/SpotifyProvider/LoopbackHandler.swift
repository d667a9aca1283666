internal import NIOCore
internal import NIOHTTP1

/// Answers the first request of a connection and ends it.
final class LoopbackHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let accepts: (String) -> Bool
    private let tell: (String) -> Void

    init(accepts: @escaping (String) -> Bool, tell: @escaping (String) -> Void) {
        self.accepts = accepts
        self.tell = tell
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data) else { return }
        let isWanted = head.method == .GET && accepts(head.uri)
        if isWanted {
            answer(.ok, "You can close this window now.\n", in: context)
            tell(head.uri)
        } else {
            answer(.notFound, "There is nothing here.\n", in: context)
        }
    }

    /// Browsers open connections that they never use.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func answer(_ status: HTTPResponseStatus, _ text: String, in context: ChannelHandlerContext) {
        let headers: HTTPHeaders = [
            "content-type": "text/plain; charset=utf-8", "content-length": "\(text.utf8.count)", "connection": "close",
            "cache-control": "no-store", "referrer-policy": "no-referrer",
        ]
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        let bound = context.loopBound
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in bound.value.close(promise: nil) }
    }
}
