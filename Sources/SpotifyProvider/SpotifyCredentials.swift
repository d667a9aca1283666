/// In whose name the service is asked.
public struct SpotifyCredentials: Sendable {
    let grant: Grant
    let clientID: String

    enum Grant: Sendable {
        case client(secret: Secret)
        case listener(store: any SpotifyTokenStore)
    }

    /// The application itself: it can search, and touches nobody's playlists or player.
    ///
    /// - Parameters:
    ///   - clientID: The id that the service gave to the application.
    ///   - secret: Its secret; it belongs on a server, never into an application that is handed out.
    public static func application(clientID: String, secret: Secret) -> SpotifyCredentials {
        SpotifyCredentials(grant: .client(secret: secret), clientID: clientID)
    }

    /// A listener who has signed in with ``SpotifySignIn``.
    ///
    /// - Parameters:
    ///   - clientID: The id that the service gave to the application.
    ///   - store: Where the listener's refresh token is kept. The service replaces it now and then.
    public static func listener(clientID: String, store: any SpotifyTokenStore) -> SpotifyCredentials {
        SpotifyCredentials(grant: .listener(store: store), clientID: clientID)
    }
}
