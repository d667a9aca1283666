/// Where the service listens.
///
/// Both are fixed: no address that a caller, a catalog or an answer names is ever fetched. Tests put a server on the
/// loopback in their place.
package struct SpotifyOrigins: Sendable {
    var api: String
    var accounts: String

    /// The service itself.
    static let service = SpotifyOrigins(api: "https://api.spotify.com/v1", accounts: "https://accounts.spotify.com")

    /// Puts other servers in the place of the service.
    package init(api: String, accounts: String) {
        self.api = api
        self.accounts = accounts
    }
}
