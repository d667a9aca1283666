/// Puts picks into an order in which energy and tempo change little from one to the next.
///
/// It begins with the pick of the best score, chance left aside, and always goes on with the nearest of the others, in
/// steps of energy and of the logarithm of tempo. Short lists only: every step looks at all that is left.
struct Sequencing {
    /// A change of energy that counts as much as a change of tempo by a third.
    static let energyScale: Float = 0.25

    static func order(_ picks: [Candidate], in catalog: TrackCatalog) -> [Candidate] {
        var rest = picks
        guard let best = rest.indices.max(by: { worth(rest[$0]) < worth(rest[$1]) }) else { return [] }
        var ordered = [rest.remove(at: best)]
        while let last = ordered.last, !rest.isEmpty {
            let steps = rest.map { step(from: last.row, to: $0.row, in: catalog) }
            let nearest = steps.indices.min { steps[$0] < steps[$1] } ?? 0
            ordered.append(rest.remove(at: nearest))
        }
        return ordered
    }

    private static func worth(_ pick: Candidate) -> Float { pick.score - pick[.exploration] }

    /// How far two tracks are apart in energy and tempo.
    static func step(from: Int, to: Int, in catalog: TrackCatalog) -> Float {
        let energy = (catalog.energy(at: to) - catalog.energy(at: from)) / energyScale
        let (slow, fast) = (
            min(catalog.tempo(at: from), catalog.tempo(at: to)), max(catalog.tempo(at: from), catalog.tempo(at: to))
        )
        let tempo = 3 * (fast - slow) / max(1, slow)
        return energy * energy + tempo * tempo
    }
}
