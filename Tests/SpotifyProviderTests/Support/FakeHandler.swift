import NIOCore
import NIOHTTP1

/// Takes whole requests in and sends what a closure makes of them.
final class FakeHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let reply: (FakeService.Request) -> FakeService.Reply
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    init(_ reply: @escaping (FakeService.Request) -> FakeService.Reply) { self.reply = reply }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let next): (head, body) = (next, ByteBuffer())
        case .body(var next): body.writeBuffer(&next)
        case .end: finish(in: context)
        }
    }

    private func finish(in context: ChannelHandlerContext) {
        guard let head else { return }
        let answer = reply(
            FakeService.Request(
                method: head.method.rawValue, target: head.uri, headers: head.headers, body: String(buffer: body)))
        let bound = context.loopBound
        context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(answer.delay)) {
            self.send(answer, in: bound.value)
        }
    }

    private func send(_ answer: FakeService.Reply, in context: ChannelHandlerContext) {
        var headers = HTTPHeaders(answer.headers)
        headers.add(name: "content-length", value: "\(answer.body.utf8.count)")
        let status = HTTPResponseStatus(statusCode: answer.status)
        context.write(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
