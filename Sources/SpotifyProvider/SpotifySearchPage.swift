/// One page of what a search found.
public struct SpotifySearchPage: Hashable, Sendable {
    /// The tracks in the service's order.
    public let tracks: [SpotifyTrack]
    /// How many entries of the page were empty or unreadable; the service sends such pages.
    public let skipped: Int
    /// Where the next page begins; nil if this is the last.
    public let nextOffset: Int?
}

extension SpotifySearchPage: Decodable {
    private enum CodingKeys: String, CodingKey {
        case tracks
    }

    private struct Paging: Decodable {
        let items: [Entry]
        let next: String?
        let offset: Int
    }

    /// A track, or whatever stands in its place.
    private struct Entry: Decodable {
        let track: SpotifyTrack?

        init(from decoder: any Decoder) throws { track = try? SpotifyTrack(from: decoder) }
    }

    /// Reads the service's answer to a search for tracks.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let page = try container.decode(Paging.self, forKey: .tracks)
        tracks = page.items.compactMap(\.track)
        skipped = page.items.count - tracks.count
        nextOffset = page.next == nil || page.items.isEmpty ? nil : page.offset + page.items.count
    }
}
