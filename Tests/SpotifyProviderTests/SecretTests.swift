import Foundation
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(10))) struct SecretTests {
    /// Everything that a value says of itself.
    private func said(_ value: Any) -> String {
        var text = ""
        dump(value, to: &text)
        return "\(value) \(String(reflecting: value)) \(Mirror(reflecting: value).children.map { "\($0)" }) \(text)"
    }

    @Test func `nothing prints a secret`() async throws {
        let words = ["s3cret", "t0ken", "r3fresh", "dDBrZW4"]
        try await FakeService.run { request, count in
            guard request.path == "/api/token" else {
                return .error(401 + count % 3, "echo t0ken \(request.authorization ?? "")")
            }
            return .token("t0ken", refresh: "r3fresh")
        } _: { (service) async throws in
            for credentials in [
                SpotifyCredentials.application(clientID: "app", secret: Secret("s3cret")),
                .listener(clientID: "app", store: MemoryTokenStore("r3fresh")),
            ] {
                let client = SpotifyClient(credentials, patience: .seconds(600), origins: service.origins)
                for _ in 0..<4 {
                    let error = await #expect(throws: SpotifyError.self) { try await client.search("a") }
                    for text in [said(client), said(credentials), error.map { said($0) } ?? ""] {
                        for word in words { #expect(!text.contains(word), "\(text)") }
                    }
                }
            }
            let targets = service.log.requests.map(\.target)
            #expect(targets.allSatisfy { target in words.allSatisfy { !target.contains($0) } })
        }
        #expect(!said(["a": Secret("s3cret")]).contains("s3cret"))
    }

    @Test func `a file of tokens can be read by its owner only, and one that others can read is refused`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "moodstream-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        let store = FileTokenStore(file)
        #expect(try store.load() == nil)
        for word in ["r1", "r2"] {
            try store.save(Secret(word))
            #expect(try store.load() == Secret(word))
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        #expect(throws: SpotifyError.storeFailed("'\(file.path)' can be read by others")) { try store.load() }
        #expect(throws: SpotifyError.storeFailed("cannot write '/no/such/folder/file'")) {
            try FileTokenStore(URL(filePath: "/no/such/folder/file")).save(Secret("r"))
        }
    }
}
