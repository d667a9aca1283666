public import EmotionCore
internal import Foundation
public import Recommendation

/// A track, and where people's tags put it on the circumplex.
public struct TaggedTrack: Sendable {
    /// The track as a catalog knows it.
    public let track: Track
    /// The tags' place; the tags' standard scores are halved, so that nearly all of them lie in `-1...1`.
    public let place: ValenceArousal

    /// The quadrant of ``place``.
    public var quadrant: AffectQuadrant { AffectQuadrant(of: place) }
}

/// Tracks with people's tags of valence and arousal.
public struct AffectDataSet: Sendable {
    /// The tracks in the order of the file, each once.
    public let tracks: [TaggedTrack]

    /// Creates a set of tracks.
    public init(_ tracks: [TaggedTrack]) { self.tracks = tracks }

    /// Reads a table of tracks that has the columns `tag_valence` and `tag_arousal` besides a catalog's own, or
    /// `affect-tags-train.csv` in a folder.
    ///
    /// - Throws: `CatalogError` if it is no table of tracks, ``TrainingDataError`` if a row has no numbers as tags.
    public init(contentsOf path: String) throws {
        let file = URL(
            filePath: path.hasSuffix(".csv") || path.hasSuffix(".gz") ? path : path + "/affect-tags-train.csv")
        let catalog = try TrackCatalog(csv: file)
        let table = try CSVTable(contentsOf: file)
        let byName = Dictionary(
            catalog.map { (Self.key($0.title, $0.artist), $0.id) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        tracks = try table.rows.compactMap { row in
            guard let valence = table[row, "tag_valence"].flatMap(Double.init),
                let arousal = table[row, "tag_arousal"].flatMap(Double.init)
            else { throw TrainingDataError.malformedLine(path: file.path(percentEncoded: false), line: row.line) }
            let name = Self.key(table[row, "name"] ?? "", table[row, "artist"] ?? "")
            guard
                let track = table[row, "id"].flatMap({ catalog[id: $0] }) ?? byName[name].flatMap({ catalog[id: $0] }),
                seen.insert(track.id).inserted
            else { return nil }
            return TaggedTrack(track: track, place: ValenceArousal(clampingValence: valence / 2, arousal: arousal / 2))
        }
    }

    private static func key(_ title: String, _ artist: String) -> [String] {
        [title, artist].map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The part of the set by artists that a hash puts into one of `count` folds; all tracks of an artist go together.
    public func split(fold: Int, of count: Int, salt: Int = 0) -> (inside: AffectDataSet, outside: AffectDataSet) {
        let isInside = tracks.map {
            StableHash.mix(StableHash.hash($0.track.artist.lowercased().utf8), UInt64(salt)) % UInt64(count)
                == UInt64(fold)
        }
        func part(_ side: Bool) -> AffectDataSet {
            AffectDataSet(zip(tracks, isInside).filter { $0.1 == side }.map(\.0))
        }
        return (part(true), part(false))
    }
}
