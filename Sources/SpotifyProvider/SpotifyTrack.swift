/// A track as the service knows it.
public struct SpotifyTrack: Hashable, Sendable {
    /// Names it for playlists and players: `spotify:track:...`.
    public let uri: String
    /// The title.
    public let title: String
    /// Who plays it, the first-named first.
    public let artists: [String]
    /// The album.
    public let album: String?
    /// The recording's International Standard Recording Code, if the service tells it.
    public let isrc: String?
    /// How long it is.
    public let duration: Duration?
    /// Whether its words are marked as explicit.
    public let isExplicit: Bool?
}

extension SpotifyTrack: Decodable {
    private enum CodingKeys: String, CodingKey {
        case uri, artists, album, explicit
        case title = "name"
        case duration = "duration_ms"
        case codes = "external_ids"
    }

    private struct Named: Decodable {
        let name: String
    }

    private struct Codes: Decodable {
        let isrc: String?
    }

    /// Reads the service's object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        uri = try container.decode(String.self, forKey: .uri)
        title = try container.decode(String.self, forKey: .title)
        artists = try container.decodeIfPresent([Named].self, forKey: .artists)?.map(\.name) ?? []
        album = try container.decodeIfPresent(Named.self, forKey: .album)?.name
        isrc = try container.decodeIfPresent(Codes.self, forKey: .codes)?.isrc
        duration = try container.decodeIfPresent(Double.self, forKey: .duration).map { .milliseconds($0) }
        isExplicit = try container.decodeIfPresent(Bool.self, forKey: .explicit)
    }
}
