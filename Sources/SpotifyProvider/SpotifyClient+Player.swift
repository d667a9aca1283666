extension SpotifyClient {
    /// Says what the listener's player is doing; nil if no player is open.
    ///
    /// Takes the right `user-read-playback-state`.
    ///
    /// - Throws: ``SpotifyError``, or `CancellationError`.
    public func playback(within time: Duration? = nil) async throws -> SpotifyPlayback? {
        let request = WebRequest(.get, "/me/player")
        let answer = try await send(request, within: time)
        return answer.status == 204 ? nil : try decode(SpotifyPlayback.self, answer, to: request)
    }

    /// Plays tracks one after the other, from the first one on, in place of what plays now.
    ///
    /// Takes the right `user-modify-playback-state`.
    ///
    /// - Throws: ``SpotifyError``: ``SpotifyError/noActiveDevice`` if no player is open, among others; or
    ///   `CancellationError`.
    public func play(_ uris: [String], within time: Duration? = nil) async throws {
        try await send(WebRequest(.put, "/me/player/play", body: .json(Self.encoded(URIs(uris: uris)))), within: time)
    }

    /// Puts a track behind what the listener's player has in its queue.
    ///
    /// Takes the right `user-modify-playback-state`. The service has no way to take a track out of the queue again.
    ///
    /// - Throws: As ``play(_:within:)``. The request is never repeated, so no track is queued twice.
    public func enqueue(_ uri: String, within time: Duration? = nil) async throws {
        try await send(WebRequest(.post, "/me/player/queue", query: [(name: "uri", value: uri)]), within: time)
    }
}

/// What a player is doing.
public struct SpotifyPlayback: Hashable, Sendable {
    /// Whether it plays or pauses.
    public let isPlaying: Bool
    /// The track; nil between tracks, or for something that is no track.
    public let track: SpotifyTrack?
    /// How far the track has come.
    public let progress: Duration?
}

extension SpotifyPlayback: Decodable {
    private enum CodingKeys: String, CodingKey {
        case isPlaying = "is_playing"
        case track = "item"
        case progress = "progress_ms"
    }

    /// Reads the service's object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        isPlaying = try container.decode(Bool.self, forKey: .isPlaying)
        track = try? container.decodeIfPresent(SpotifyTrack.self, forKey: .track)
        progress = try container.decodeIfPresent(Double.self, forKey: .progress).map { .milliseconds($0) }
    }
}
