import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import SpotifyProvider

@Suite(.timeLimit(.minutes(10))) struct SignInTests {
    private func signIn(_ service: FakeService) -> SpotifySignIn {
        SpotifySignIn(
            clientID: "app", scopes: [.privatePlaylists, .seePlayback], port: 0, origins: service.origins
        )
    }

    /// What the browser would do: come back to the redirect with a query.
    private func comeBack(_ address: String, _ answer: (String) -> String) async throws -> Int {
        let query = PercentEncoding.values(in: address.split(separator: "?")[1])
        let target = try #require(query["redirect_uri"]) + answer(try #require(query["state"]))
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: target), timeout: .seconds(600))
        return Int(response.status.code)
    }

    @Test func `a verifier's challenge is that of the standard's example`() {
        let verifier = Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        #expect(CodeChallenge(verifier: verifier).challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
        #expect(CodeChallenge().verifier.reveal().utf8.count == 43)
        #expect(CodeChallenge().verifier != CodeChallenge().verifier)
    }

    @Test func `a listener who says yes is signed in, and strangers on the port change nothing`() async throws {
        try await FakeService.run { _, _ in
            .token("t", refresh: "r1")
        } _: { (service) async throws in
            let store = MemoryTokenStore()
            try await signIn(service).run(storingIn: store) { (address) async throws in
                let query = PercentEncoding.values(in: address.split(separator: "?")[1])
                #expect(address.hasPrefix(service.origins.accounts + "/authorize?"))
                #expect(query["scope"] == "playlist-modify-private user-read-playback-state")
                #expect(query["code_challenge_method"] == "S256" && query["response_type"] == "code")
                #expect(try await comeBack(address) { _ in "?code=evil&state=guessed" } == 404)
                #expect(try await comeBack(address) { "/other?code=evil&state=\($0)" } == 404)
                #expect(try await comeBack(address) { "?code=good%2B1&state=\($0)" } == 200)
            }
            #expect(await store.saved == [Secret("r1")])
            let form = try #require(service.log.requests.first).form
            #expect(
                form["code"] == "good+1" && form["grant_type"] == "authorization_code" && form["client_id"] == "app")
            let query = form["redirect_uri"].map { $0.hasPrefix("http://127.0.0.1:") && $0.hasSuffix("/callback") }
            #expect(query == true)
            #expect(form["code_verifier"]?.utf8.count == 43)
        }
    }

    @Test func `a listener who says no, or never comes back, is told apart`() async throws {
        try await FakeService.run { _, _ in
            .token("t", refresh: "r1")
        } _: { (service) async throws in
            await #expect(throws: SpotifyError.signInDenied("access_denied")) {
                try await signIn(service).run(storingIn: MemoryTokenStore()) { (address) async throws in
                    _ = try await comeBack(address) { "?error=access_denied&state=\($0)" }
                }
            }
            await #expect(throws: SpotifyError.timedOut(endpoint: "signing in")) {
                try await signIn(service).run(storingIn: MemoryTokenStore(), within: .milliseconds(100)) { _ in }
            }
            #expect(service.log.requests.isEmpty)
        }
    }

    @Test func `an answer that belongs to another sign-in is refused`() async throws {
        try await FakeService.run { _, _ in
            .token("t", refresh: "r1")
        } _: { (service) async throws in
            let authorization = SpotifyAuthorization(
                clientID: "app", redirect: "https://example.org/back", scopes: [], origins: service.origins)
            await #expect(throws: SpotifyError.signInDenied("the answer belongs to another sign-in")) {
                try await authorization.finish("/back?code=c&state=s", storingIn: MemoryTokenStore())
            }
        }
    }

    @Test func `a port that is taken is an error`() async throws {
        let listener = try await LoopbackListener(port: 0) { _ in true }
        await #expect(throws: SpotifyError.unreachable("port \(listener.port) of the loopback cannot be opened")) {
            try await LoopbackListener(port: listener.port) { _ in true }
        }
        await listener.close()
    }
}
