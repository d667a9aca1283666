/// Rows of a catalog on their way into a playlist, and the rules that let them in.
struct Selection {
    private(set) var rows: [Int] = []
    private let catalog: TrackCatalog
    private let tracksPerArtist: Int
    private let allowsVersions: Bool
    private let played: Set<Int>
    private let banned: Set<Int>
    private let passes: @Sendable (Int) -> Bool
    private let isUnderstood: @Sendable (Int) -> Bool
    /// The artist of tracks that name none: nobody in particular.
    private let unknownArtist: UInt32?
    private var taken: Set<Int> = []
    private var tracksByArtist: [UInt32: Int] = [:]
    private var versions: Set<VersionKey> = []
    private var broken: Set<Playlist.Relaxation> = []

    /// How many rows are looked at for each track that is asked for, and at least.
    private static let poolFactor = 8
    private static let leastPool = 400
    /// How much larger a pool becomes that was too small.
    private static let growth = 4

    /// The rules of a session: nothing that was played, no version twice, at most so many tracks of an artist.
    init(from catalog: TrackCatalog, after session: SessionState, tracksPerArtist: Int, filter: TrackFilter) {
        var steps = ReRanking()
        steps.filter = filter
        steps.tracksPerArtist = tracksPerArtist
        self.init(from: catalog, after: session, steps)
    }

    /// - Parameter unwanted: Rows that do not suit the mood.
    init(
        from catalog: TrackCatalog, after session: SessionState, _ steps: ReRanking, leavingOut unwanted: Set<Int> = []
    ) {
        self.catalog = catalog
        tracksPerArtist = max(1, steps.tracksPerArtist)
        allowsVersions = steps.allowsVersions
        passes = steps.filter.test(in: catalog)
        isUnderstood = steps.filter.languageTest(in: catalog)
        unknownArtist = catalog.artistNames.position(of: []).map { UInt32($0) }
        played = Set(session.played.suffix(max(0, steps.coolDown)).compactMap(catalog.row(of:)))
        banned = unwanted.union(session.banned.compactMap(catalog.row(of:)))
    }

    /// The rules that were broken, in their fixed order.
    var relaxed: [Playlist.Relaxation] { Playlist.Relaxation.allCases.filter(broken.contains) }

    /// Whether a row may be looked at while some rules are relaxed: it depends on the row alone.
    func admits(_ row: Int, relaxing: Set<Playlist.Relaxation>) -> Bool {
        passes(row) && !banned.contains(row) && (relaxing.contains(.repeats) || !played.contains(row))
            && (relaxing.contains(.missingFeatures) || catalog.hasPlace(row))
            && (relaxing.contains(.language) || isUnderstood(row))
    }

    /// Whether a row could be taken now.
    func canTake(_ row: Int, relaxing: Set<Playlist.Relaxation>) -> Bool {
        guard !taken.contains(row), passes(row), !banned.contains(row) else { return false }
        return broken(by: row).isSubset(of: relaxing)
    }

    /// Takes a row unless it is taken already or breaks a rule that still holds.
    ///
    /// - Parameter breaking: A rule that the row breaks in the eyes of its strategy.
    /// - Returns: Whether the row was taken. While the same rules are relaxed, a row once refused stays refused.
    @discardableResult
    mutating func take(
        _ row: Int, relaxing: Set<Playlist.Relaxation>, breaking: Playlist.Relaxation? = nil
    ) -> Bool {
        guard canTake(row, relaxing: relaxing) else { return false }
        var breaks = broken(by: row)
        if let breaking { breaks.insert(breaking) }
        let artist = catalog.artists[row]
        let version = allowsVersions ? nil : VersionKey(title: catalog.titles[row], artist: artist)
        if let version, versions.contains(version) { breaks.insert(.versions) }
        guard breaks.isSubset(of: relaxing) else { return false }
        broken.formUnion(breaks)
        rows.append(row)
        taken.insert(row)
        if artist != unknownArtist {
            tracksByArtist[artist, default: 0] += 1
            if let version { versions.insert(version) }
        }
        return true
    }

    /// Has rows offered, ever more of them, and then relaxes one rule after another, until enough are taken.
    ///
    /// - Parameter offering: Finds at most `limit` rows that are admitted, takes of them what it likes, and says how many
    ///   it found; fewer than the limit means that there are no more.
    mutating func fill(
        _ length: Int, by offering: (_ limit: Int, _ relaxing: Set<Playlist.Relaxation>, inout Selection) -> Int
    ) {
        let length = min(length, catalog.count)
        for stage in 0...Playlist.Relaxation.allCases.count where rows.count < length {
            let relaxing = Set(Playlist.Relaxation.allCases.prefix(stage))
            var limit = max(Self.leastPool, Self.poolFactor * length)
            while offering(limit, relaxing, &self) == limit, rows.count < length { limit *= Self.growth }
        }
    }

    /// The rules that a row breaks by itself or beside those that are taken; versions are looked at last, they cost more.
    private func broken(by row: Int) -> Set<Playlist.Relaxation> {
        var breaks: Set<Playlist.Relaxation> = []
        if played.contains(row) { breaks.insert(.repeats) }
        if tracksByArtist[catalog.artists[row], default: 0] >= tracksPerArtist { breaks.insert(.artistCap) }
        if !catalog.hasPlace(row) { breaks.insert(.missingFeatures) }
        if !isUnderstood(row) { breaks.insert(.language) }
        return breaks
    }
}
