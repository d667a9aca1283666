/// A right that a listener grants to an application.
public struct SpotifyScope: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The service's word for it.
    public let name: String

    /// Names a right in the service's words.
    public init(stringLiteral name: String) { self.name = name }

    /// To write private playlists.
    public static let privatePlaylists: SpotifyScope = "playlist-modify-private"
    /// To write public playlists.
    public static let publicPlaylists: SpotifyScope = "playlist-modify-public"
    /// To see what the player does.
    public static let seePlayback: SpotifyScope = "user-read-playback-state"
    /// To play, and to fill the player's queue.
    public static let controlPlayback: SpotifyScope = "user-modify-playback-state"
}
