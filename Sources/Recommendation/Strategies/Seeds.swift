/// The tracks that a listener starts from.
struct Seeds {
    /// Their rows, each once.
    let rows: [Int]

    /// How many of the tracks that were liked or played last stand in for seeds.
    private static let recent = 5

    /// The seeds that the catalog has, or what stands in for them.
    init(_ ids: [String], session: SessionState, in catalog: TrackCatalog) {
        let sources = [ids, session.liked.suffix(Self.recent), session.played.suffix(Self.recent)]
        let found = sources.lazy.map { $0.compactMap(catalog.row(of:)) }.first { !$0.isEmpty } ?? []
        var seen: Set<Int> = []
        rows = found.filter { seen.insert($0).inserted }
    }

    init(rows: [Int]) { self.rows = rows }

    /// The rows that sound most like any of the seeds, with the similarity to the nearest seed; seeds themselves are left out.
    ///
    /// - Parameter limit: How many are found for each seed.
    func similar(_ limit: Int, in sounds: SoundIndex, admits: (Int) -> Bool) -> [(row: Int, similarity: Float)] {
        var similarities: [Int: Float] = [:]
        for seed in rows {
            for match in sounds.nearest(limit, to: seed, admits: { !rows.contains($0) && admits($0) }) {
                similarities[match.row] = max(similarities[match.row] ?? 0, match.score)
            }
        }
        return similarities.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
