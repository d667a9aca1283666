/// Keeps a listener's refresh token between two runs: in a keychain, a database, a file.
///
/// ``FileTokenStore`` is there for tools that run for one person.
public protocol SpotifyTokenStore: Sendable {
    /// The token that was saved last; nil if there is none.
    func load() async throws -> Secret?

    /// Puts a token in the place of the old one, which is void from now on.
    func save(_ refreshToken: Secret) async throws
}
