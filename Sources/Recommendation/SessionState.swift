/// What a listener heard lately: small, `Codable`, and all that a strategy remembers of them.
public struct SessionState: Hashable, Sendable {
    /// The version that is written, and the only one that is read.
    public static let version = 1
    /// How many tracks are remembered; the oldest are forgotten first.
    public static let capacity = 1000

    /// The ids of the tracks that were played, the latest last.
    public private(set) var played: [String]

    /// Creates the state of a listener who has heard the given tracks, the latest last.
    public init(played: [String] = []) {
        self.played = []
        record(played)
    }

    /// Remembers the tracks of a playlist as played.
    public mutating func record(_ playlist: Playlist) { record(playlist.tracks.map(\.id)) }

    private mutating func record(_ ids: [String]) {
        var seen: Set<String> = []
        let latest = (played + ids).reversed().filter { seen.insert($0).inserted }
        played = latest.prefix(Self.capacity).reversed()
    }
}

extension SessionState: Codable {
    private enum CodingKeys: String, CodingKey {
        case version, played
    }

    /// Reads what ``encode(to:)`` writes.
    ///
    /// - Throws: `DecodingError`, also for a version that this package does not know.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard version == Self.version else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container,
                debugDescription: "session state has version \(version), expected \(Self.version)")
        }
        self.init(played: try container.decode([String].self, forKey: .played))
    }

    /// Writes an object with the keys `version` and `played`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(played, forKey: .played)
    }
}
