import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import WebFront

@Suite struct PageTests {
    @Test func `the page comes with headers that let it do nothing else`() async throws {
        try await TestFront.run { front in
            for path in ["/", "/unknown"] {
                let answer = try await front.send(.get, path)
                let policy = try #require(answer.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(answer.headers[.cacheControl] == "no-store")
            }
        }
    }

    @Test func `the page asks nothing of anybody else`() async throws {
        try await TestFront.run { front in
            let page = String(buffer: try await front.send(.get, "/").body)
            let files = page.matches(of: /(?:src|href)="([^"#]*)"/).map { String($0.1) }.filter { !$0.isEmpty }
            #expect(files.count >= 3)
            for file in files {
                #expect(!file.contains("//"))
                let firstAnswer = try await front.send(.get, "/" + file)
                #expect(firstAnswer.status == .ok)
            }
        }
    }

    @Test func `a cookie is for this site and not for scripts`() async throws {
        try await TestFront.run { front in
            let cookie = try #require(try await front.send(.put, "/listener").headers[.setCookie])
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
            let (one, other) = (try await front.join(), try await front.join())
            #expect(one != other)
        }
    }
}
