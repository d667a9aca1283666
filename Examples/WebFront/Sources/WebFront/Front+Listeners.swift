import HTTPTypes
import Hummingbird
import ServiceLifecycle

extension Front {
    /// Lets a listener in, who from now on is known by a cookie.
    func join(_ request: Request, _: BasicRequestContext) async throws -> Response {
        if let secret = request.secret, await listeners.find(secret) != nil { return Response(status: .noContent) }
        guard let secret = await listeners.join(at: clock.now) else {
            throw HTTPError(.serviceUnavailable, headers: [.retryAfter: "60"], message: "the house is full")
        }
        return Response(status: .noContent, cookie: .listener(secret, lasting: nil))
    }

    /// Erases all that is known of a listener, and the cookie.
    func forget(_ request: Request, _: BasicRequestContext) async throws -> Response {
        if let secret = request.secret { await listeners.forget(secret) }
        return Response(status: .noContent, cookie: .listener("", lasting: 0))
    }

    /// A stream of moods, playlists and the day, until the page is closed.
    func events(_ listener: Listener, _ request: Request, _: BasicRequestContext) async throws -> Response {
        guard let page = try await listener.open(at: clock.now) else {
            throw HTTPError(.tooManyRequests, message: "too many pages are open")
        }
        let body = ResponseBody { writer in
            do {
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    for await event in page.events.cancelOnGracefulShutdown() { try await writer.write(event.bytes) }
                }
            } catch {
                await listener.close(page, at: clock.now)
                throw error
            }
            await listener.close(page, at: clock.now)
            try await writer.finish(nil)
        }
        // A connection that has carried the stream carries nothing after it.
        return Response(status: .ok, headers: [.contentType: "text/event-stream", .connection: "close"], body: body)
    }
}

extension Request {
    /// The secret that the listener's cookie holds.
    var secret: String? { cookies[Cookie.listenerName]?.value }
}

extension Cookie {
    fileprivate static let listenerName = "listener"

    /// A cookie that scripts cannot read and other sites cannot use; it ends with the browser unless said otherwise.
    fileprivate static func listener(_ secret: String, lasting seconds: Int?) -> Cookie {
        Cookie(name: listenerName, value: secret, maxAge: seconds, path: "/", httpOnly: true, sameSite: .strict)
    }
}

extension Response {
    fileprivate init(status: HTTPResponse.Status, cookie: Cookie) {
        self.init(status: status)
        setCookie(cookie)
    }
}
