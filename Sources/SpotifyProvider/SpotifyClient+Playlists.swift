internal import Foundation

extension SpotifyClient {
    /// The most tracks that the service takes in one request.
    static let batchSize = 100

    /// Creates an empty playlist for the listener who has signed in.
    ///
    /// Takes the right `playlist-modify-private`, or `playlist-modify-public` for a public one.
    ///
    /// - Throws: ``SpotifyError``, or `CancellationError`. The request is never repeated, so no playlist is made twice.
    public func createPlaylist(
        named name: String, description: String = "", isPublic: Bool = false, within time: Duration? = nil
    ) async throws -> SpotifyPlaylist {
        let body = PlaylistDetails(name: name, description: description, isPublic: isPublic)
        return try await fetch(
            SpotifyPlaylist.self, WebRequest(.post, "/me/playlists", body: .json(Self.encoded(body))), within: time)
    }

    /// Adds tracks to the end of a playlist, a hundred a request.
    ///
    /// - Throws: ``SpotifyError``, or `CancellationError`; ``SpotifyError/incomplete(done:of:reason:)`` says how many
    ///   tracks are in the playlist if a request after the first one fails.
    public func add(
        _ uris: [String], to playlist: SpotifyPlaylist, within time: Duration? = nil
    ) async throws {
        let deadline = ContinuousClock.now + (time ?? patience * Self.manyRequests)
        for start in stride(from: 0, to: uris.count, by: Self.batchSize) {
            let batch = URIs(uris: Array(uris[start...].prefix(Self.batchSize)))
            let request = WebRequest(
                .post, "/playlists/{id}/items", ids: [playlist.id], body: .json(try Self.encoded(batch)))
            do { try await send(request, within: deadline - .now) } catch let error as SpotifyError where start > 0 {
                throw SpotifyError.incomplete(done: start, of: uris.count, reason: error)
            }
        }
    }

    /// Looks up every track of a playlist and writes those that the service has into a new playlist of the listener's.
    ///
    /// - Parameter time: How long the call may take in all, six times ``patience`` unless it is said; a search for each track that is not named by the
    ///   service's own id takes most of it.
    /// - Returns: The new playlist and the tracks that are not in it.
    /// - Throws: As the single steps. Nothing is created before every track was looked up.
    public func write(
        _ playlist: Playlist, named name: String, description: String = "", isPublic: Bool = false,
        market: String? = nil, within time: Duration? = nil
    ) async throws -> (playlist: SpotifyPlaylist, missing: [Track]) {
        let deadline = ContinuousClock.now + (time ?? patience * Self.manyRequests)
        var (uris, missing): ([String], [Track]) = ([], [])
        for track in playlist.tracks {
            let uri = try await resolve(track, market: market, within: deadline - .now)
            if let uri { uris.append(uri) } else { missing.append(track) }
        }
        let created = try await createPlaylist(
            named: name, description: description, isPublic: isPublic, within: deadline - .now)
        try await add(uris, to: created, within: deadline - .now)
        return (created, missing)
    }

    static func encoded(_ body: some Encodable) throws -> [UInt8] { Array(try JSONEncoder().encode(body)) }
}

/// A playlist of the listener's.
public struct SpotifyPlaylist: Hashable, Sendable, Decodable {
    /// Names it in requests.
    public let id: String
    /// Names it for players.
    public let uri: String

    /// Names a playlist that exists already.
    public init(id: String) {
        self.id = id
        uri = "spotify:playlist:\(id)"
    }
}

struct URIs: Encodable {
    let uris: [String]
}

private struct PlaylistDetails: Encodable {
    let name: String
    let description: String
    let isPublic: Bool

    private enum CodingKeys: String, CodingKey {
        case name, description
        case isPublic = "public"
    }
}
