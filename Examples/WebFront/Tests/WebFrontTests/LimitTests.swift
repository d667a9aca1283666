import Hummingbird
import HummingbirdTesting
import Testing

@testable import WebFront

@Suite struct LimitTests {
    @Test func `who asks too fast is told to wait, and nobody else is`() async throws {
        var limits = Limits()
        (limits.burst, limits.requestsPerSecond) = (3, 0.1)
        try await TestFront.run(limits) { front in
            let (hasty, other) = (try await front.join(), try await front.join())
            for _ in 0..<3 { #expect(try await front.send(.get, "/listener", as: hasty).status == .noContent) }
            let refused = try await front.send(.get, "/listener", as: hasty)
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] == "1")
            #expect(try await front.send(.get, "/listener", as: other).status == .noContent)
        }
    }

    @Test func `a bucket fills at its rate and not beyond`() {
        var rate = RateLimit(perSecond: 2, burst: 4, at: 10)
        #expect(rate.take(4, at: 10))
        #expect(!rate.take(1, at: 10.4))
        #expect(rate.take(1, at: 10.5))
        #expect(rate.take(4, at: 100))
        #expect(!rate.take(1, at: 99))
    }

    @Test func `the house can be full`() async throws {
        var limits = Limits()
        limits.listeners = 1
        try await TestFront.run(limits) { front in
            let first = try await front.join()
            #expect(try await front.send(.put, "/listener").status == .serviceUnavailable)
            #expect(try await front.send(.put, "/listener", as: first).status == .noContent)
        }
    }

    @Test func `a listener has a few pages and no more`() async throws {
        var limits = Limits()
        limits.streamsPerListener = 1
        try await TestFront.run(limits) { front in
            let listener = try await front.join()
            _ = try await front.events(of: listener) {
                #expect(try await front.send(.get, "/events", as: listener).status == .tooManyRequests)
            }
        }
    }

    @Test func `a body that trickles is given up`() async throws {
        var limits = Limits()
        limits.bodyTime = .milliseconds(300)
        try await TestFront.run(limits) { front in
            let cookie = try await front.join()
            let answer = try await SlowRequest(port: front.client.port ?? 0, cookie: cookie).answer()
            #expect(answer.hasPrefix("HTTP/1.1 408"))
        }
    }

    @Test func `a listener without a page is forgotten after a while`() async throws {
        let listeners = Listeners(models: try Models(), limits: Limits())
        let secret = try #require(await listeners.join(at: 0))
        try await listeners.beat(at: 3600)
        #expect(await listeners.find(secret) != nil)
        try await listeners.beat(at: 3601)
        #expect(await listeners.find(secret) == nil)
    }
}
