/// What a strategy remembers of a listener: small, `Codable`, and has a version.
public struct SessionState: Hashable, Sendable {
    /// The version that is written; it and those before it are read.
    public static let version = 2
    /// How many tracks are remembered; the oldest are forgotten first.
    public static let capacity = 1000

    /// The ids of the tracks that were played, the latest last.
    public private(set) var played: [String]
    /// The ids of the tracks that are never to come again.
    public internal(set) var banned: [String] = []
    /// The ids of the tracks that were liked, the latest last.
    public internal(set) var liked: [String] = []
    /// The ids of the tracks that do not suit the moods of a quadrant.
    public internal(set) var unsuited: [AffectQuadrant: [String]] = [:]
    /// What was learned of the listener's taste.
    public internal(set) var taste = Taste()
    /// Whether feedback is learned from and taste is used; what was learned stays until it is forgotten.
    public var isLearning = true
    /// What chance draws from; sessions with different seeds get different lists.
    public var seed: UInt64
    /// How many tracks were recorded since the session began; chance draws anew as it grows.
    public private(set) var recordedCount = 0

    /// Creates the state of a listener who has heard the given tracks, the latest last.
    public init(played: [String] = [], seed: UInt64 = 1) {
        self.played = []
        self.seed = seed
        record(played)
    }

    /// Remembers the tracks of a playlist as played.
    public mutating func record(_ playlist: Playlist) { record(playlist.tracks.map(\.id)) }

    private mutating func record(_ ids: [String]) {
        recordedCount += ids.count
        var seen: Set<String> = []
        let latest = (played + ids).reversed().filter { seen.insert($0).inserted }
        played = latest.prefix(Self.capacity).reversed()
    }
}

extension SessionState: Codable {
    private enum CodingKeys: String, CodingKey {
        case version, played, banned, liked, unsuited, taste, seed
        case isLearning = "learning"
        case recordedCount = "recorded"
    }

    /// Reads what ``encode(to:)`` writes, and version 1, which had `played` alone.
    ///
    /// - Throws: `DecodingError`, also for a version that this package does not know.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard (1...Self.version).contains(version) else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container,
                debugDescription: "session state has version \(version), expected \(Self.version) or less")
        }
        self.init(
            played: try container.decode([String].self, forKey: .played),
            seed: try container.decodeIfPresent(UInt64.self, forKey: .seed) ?? 1)
        banned = try container.decodeIfPresent([String].self, forKey: .banned) ?? []
        liked = try container.decodeIfPresent([String].self, forKey: .liked) ?? []
        unsuited = try container.decodeIfPresent([AffectQuadrant: [String]].self, forKey: .unsuited) ?? [:]
        taste = try container.decodeIfPresent(Taste.self, forKey: .taste) ?? Taste()
        guard taste.isValid else {
            throw DecodingError.dataCorruptedError(
                forKey: .taste, in: container, debugDescription: "a taste has other numbers than it must have")
        }
        isLearning = try container.decodeIfPresent(Bool.self, forKey: .isLearning) ?? true
        recordedCount = max(recordedCount, try container.decodeIfPresent(Int.self, forKey: .recordedCount) ?? 0)
    }

    /// Writes an object with the version and what differs from a new listener's state.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(played, forKey: .played)
        try container.encode(seed, forKey: .seed)
        try container.encode(recordedCount, forKey: .recordedCount)
        if !liked.isEmpty { try container.encode(liked, forKey: .liked) }
        if !unsuited.isEmpty { try container.encode(unsuited, forKey: .unsuited) }
        if taste != Taste() { try container.encode(taste, forKey: .taste) }
        if !isLearning { try container.encode(isLearning, forKey: .isLearning) }
        if !banned.isEmpty { try container.encode(banned, forKey: .banned) }
    }
}
