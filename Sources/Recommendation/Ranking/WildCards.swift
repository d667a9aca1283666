/// Picks that are drawn from far and wide, so that over many lists the whole catalog is heard.
///
/// Chance in the scores alone (``Exploration``) never reaches far below the best. A wild card is drawn among all candidates and
/// some rows of the whole catalog, with probabilities that grow with what the track would score above its score in
/// any other mood, and fall with how often it was picked for anybody:
///
///     p ~ exp((score - usual) / temperature - turn * exposure)
///
/// So a track that fits no mood well gets its turn in the mood that it fits best.
///
/// Reference: A. Singh and T. Joachims, "Fairness of exposure in rankings", KDD 2018.
struct WildCards {
    let share: Double
    let exposure: Exposure
    let draw: UInt64

    /// How many rows of the whole catalog are looked at beside the candidates.
    static let outsiders = 256
    private static let temperature: Float = 0.05
    private static let turn: Float = 6
    /// What a drawn candidate scores above the best other one.
    private static let lead: Float = 1e-3

    init(share: Double, session: SessionState, exposure: Exposure) {
        self.share = share
        self.exposure = exposure
        draw = StableHash.mix(~session.seed, UInt64(session.recordedCount))
    }

    /// How many of some picks are wild cards; what is left of a whole one is left to chance.
    func count(of length: Int) -> Int { Int(share * Double(length) + StableHash.unit(draw)) }

    /// The candidates, some of them lifted above the rest, and the outsiders that were lifted.
    func drawn(_ count: Int, from candidates: [Candidate], _ outsiders: [Candidate], ids: StringColumn) -> [Candidate] {
        guard count > 0, let best = candidates.map(\.score).max() else { return candidates }
        var all = candidates + outsiders
        let tickets = all.map { ticket($0, hash: StableHash.hash(ids.bytes[ids.range(at: $0.row)])) }
        let lifted = tickets.indices.sorted { (-tickets[$0], $0) < (-tickets[$1], $1) }.prefix(count)
        for index in lifted { all[index][.exploration] += best + Self.lead - all[index].score }
        return Array(all.prefix(candidates.count)) + lifted.filter { $0 >= candidates.count }.map { all[$0] }
    }

    /// The largest tickets win.
    private func ticket(_ candidate: Candidate, hash: UInt64) -> Float {
        (candidate.score - candidate.usual) / Self.temperature - Self.turn * Float(exposure.count(ofHash: hash))
            + Exploration.gumbel(StableHash.mix(draw, hash))
    }
}
