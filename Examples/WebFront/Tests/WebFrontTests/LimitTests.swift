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
            for _ in 0..<3 {
                let answer = try await front.send(.get, "/listener", as: hasty)
                #expect(answer.status == .noContent)
            }
            let refused = try await front.send(.get, "/listener", as: hasty)
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] == "1")
            let firstAnswer = try await front.send(.get, "/listener", as: other)
            #expect(firstAnswer.status == .noContent)
        }
    }

    @Test func `a bucket fills at its rate and not beyond`() {
        var rate = RateLimit(perSecond: 2, burst: 4, at: 10)
        let requests = [(4.0, 10.0), (1, 10.4), (1, 10.5), (4, 100), (1, 99)]
        let admitted = requests.map { rate.take($0.0, at: $0.1) }
        #expect(admitted == [true, false, true, true, false])
    }

    @Test func `the house can be full`() async throws {
        var limits = Limits()
        limits.listeners = 1
        try await TestFront.run(limits) { front in
            let first = try await front.join()
            let firstAnswer = try await front.send(.put, "/listener")
            #expect(firstAnswer.status == .serviceUnavailable)
            let secondAnswer = try await front.send(.put, "/listener", as: first)
            #expect(secondAnswer.status == .noContent)
        }
    }

    @Test func `a listener has a few pages and no more`() async throws {
        var limits = Limits()
        limits.streamsPerListener = 1
        try await TestFront.run(limits) { front in
            let listener = try await front.join()
            _ = try await front.events(of: listener) {
                let firstAnswer = try await front.send(.get, "/events", as: listener)
                #expect(firstAnswer.status == .tooManyRequests)
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
