internal import EmotionCore
internal import Foundation
internal import Recommendation

/// Measures how well the rest of a playlist is guessed from a part of it.
///
/// A fifth of each playlist's tracks, chosen by a hash, is left out of everything. A strategy is given the tracks that stay
/// as seeds and picks ten others; the figure is their normalized discounted cumulative gain, a mean over playlists.
public struct PlaylistContinuation: Sendable {
    /// How many tracks are picked.
    static let length = 10
    /// One of so many tracks is left out.
    static let fold: UInt64 = 5

    private let catalog: TrackCatalog
    private let kept: [[String]]
    private let leftOut: [Set<String>]

    /// Reads `catalogue-28356.csv.gz` and `playlists-fit.csv` in a folder; nil if one of them is not there.
    ///
    /// - Throws: `CatalogError` if one of them cannot be read.
    public init?(data: String) throws {
        let files = ["catalogue-28356.csv.gz", "playlists-fit.csv"].map { URL(filePath: "\(data)/\($0)") }
        guard files.allSatisfy({ FileManager.default.isReadableFile(atPath: $0.path) }) else { return nil }
        self.init(try TrackCatalog(csv: files[0]), playlists: try CoListening.playlists(csv: files[1]))
    }

    init(_ catalog: TrackCatalog, playlists: [[String]]) {
        func isLeftOut(_ id: String, _ playlist: Int) -> Bool {
            StableHash.mix(StableHash.hash(id.utf8), UInt64(playlist)) % Self.fold == 0
        }
        self.catalog = catalog
        kept = playlists.enumerated().map { number, ids in ids.filter { !isLeftOut($0, number) } }
        leftOut = playlists.enumerated().map { number, ids in Set(ids.filter { isLeftOut($0, number) }) }
    }

    /// The figure of the hybrid strategy, relevance alone.
    public func figure() -> Double {
        var strategy = Hybrid(in: AffectIndex(catalog), listening: CoListening(playlists: kept), steps: .none)
        strategy.moodWeight = 0
        let mood = Mood(time: 0, probabilities: .uniform)
        let judged = kept.indices.filter { !kept[$0].isEmpty && !leftOut[$0].isEmpty }
        return mean(judged) { number in
            strategy.seeds = kept[number]
            return Self.gain(strategy.playlist(for: mood, length: Self.length).tracks.map(\.id), leftOut[number])
        }
    }

    /// The discounted cumulative gain over that of the best possible picks.
    private static func gain(_ picks: [String], _ wanted: Set<String>) -> Double {
        func discount(_ place: Int) -> Double { Math.log(2) / Math.log(Double(place + 2)) }
        let gain = picks.indices.reduce(0) { wanted.contains(picks[$1]) ? $0 + discount($1) : $0 }
        return gain / (0..<min(length, wanted.count)).reduce(0) { $0 + discount($1) }
    }
}
