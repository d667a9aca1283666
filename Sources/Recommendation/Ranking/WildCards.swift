/// Picks that are drawn evenly from all candidates, so that over many lists the whole catalog is heard.
///
/// Chance in the scores alone (``Exploration``) never reaches far below the best; a few even draws do, and cost no more than
/// they replace.
struct WildCards {
    let share: Double
    private let draw: UInt64

    /// What a drawn candidate scores above the best other one.
    private static let lead: Float = 1e-3

    init(share: Double, session: SessionState) {
        self.share = share
        draw = StableHash.mix(~session.seed, UInt64(session.recordedCount))
    }

    /// The candidates with some of them lifted above the rest.
    ///
    /// - Parameter length: How many will be picked.
    func drawn(from candidates: [Candidate], _ length: Int, ids: StringColumn) -> [Candidate] {
        let count = Int(share * Double(length) + StableHash.unit(draw))
        guard count > 0, let best = candidates.map(\.score).max() else { return candidates }
        let hashes = candidates.map { StableHash.mix(draw, StableHash.hash(ids.bytes[ids.range(at: $0.row)])) }
        var candidates = candidates
        for index in hashes.indices.sorted(by: { hashes[$0] < hashes[$1] }).prefix(count) {
            candidates[index][.exploration] += best + Self.lead - candidates[index].score
        }
        return candidates
    }
}
