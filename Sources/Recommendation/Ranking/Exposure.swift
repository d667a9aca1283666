/// How often tracks were picked for anybody, so that over many listeners every track gets its turn.
///
/// A host keeps one for all its listeners and records what each of them gets. Wild cards then go to tracks that few have
/// heard. It knows no listener: it counts by a hash of the tracks' ids.
public struct Exposure: Hashable, Codable, Sendable {
    private var counts: [UInt64: Int] = [:]

    /// Creates the counts of a catalog of which nobody has heard anything.
    public init() {}

    /// Counts the tracks of a playlist.
    public mutating func record(_ playlist: Playlist) {
        for pick in playlist.picks { counts[StableHash.hash(pick.track.id.utf8), default: 0] += 1 }
    }

    /// How often the track with an id was picked.
    public func count(of id: String) -> Int { count(ofHash: StableHash.hash(id.utf8)) }

    func count(ofHash hash: UInt64) -> Int { counts[hash] ?? 0 }
}

/// A strategy that can be told what others got.
public protocol ExposureAwareStrategy: ReRankedStrategy {
    /// What all listeners of the host got.
    var exposure: Exposure { get set }
}

extension LocalStrategy {
    /// Tells a strategy what others got, if it can be told.
    package mutating func remember(_ exposure: Exposure) {
        guard var aware = self as? any ExposureAwareStrategy else { return }
        aware.exposure = exposure
        if let told = aware as? Self { self = told }
    }
}
