internal import EmotionCore

/// A catalog whose tracks all have their posterior over the circumplex, ready to be searched.
///
/// It is made once and serves any number of listeners and strategies; a request looks at a small part of it only.
public struct AffectIndex: Sendable {
    /// The tracks.
    public let catalog: TrackCatalog
    let components: AffectComponents
    /// The four probabilities of each row.
    private let weights: [SIMD4<Float>]
    /// What tracks are worth in no mood in particular.
    let usual: AffectUtility
    private let boxes: BoxIndex<SIMD4<Float>>
    /// What taste sees of each of the catalog's genres.
    private let tasteGenres: [SIMD16<Float>]

    /// Estimates and files every track of a catalog.
    ///
    /// - Complexity: `n log n` in the size of the catalog.
    public init(_ catalog: TrackCatalog, model: AffectModel = .shipped) {
        self.catalog = catalog
        components = model.components
        usual = AffectUtility(averageWith: model.components)
        weights = Self.weights(of: catalog, model)
        boxes = BoxIndex(weights)
        tasteGenres = catalog.mapGenres(TasteFeatures.genre)
    }

    private static func weights(of catalog: TrackCatalog, _ model: AffectModel) -> [SIMD4<Float>] {
        let genres = catalog.mapGenres(model.genreLogits)
        return catalog.indices.map { row in
            model.weights(
                of: catalog.sound(at: row), year: catalog.year(at: row), genre: genres[Int(catalog.genres[row])],
                evidence: EmotionEvidence.logits(of: catalog.emotions(at: row))
                    + EmotionEvidence.logits(ofLyrics: catalog.lyrics[row].probabilities))
        }
    }

    /// At most so many rows from anywhere in the catalog, each once, that follow from a number.
    func drawn(_ count: Int, _ draw: UInt64, admits: (Int) -> Bool) -> [Int] {
        guard !catalog.isEmpty else { return [] }
        let rows = Set((0..<count).map { Int(StableHash.mix(draw, UInt64($0)) % UInt64(catalog.count)) })
        return rows.sorted().filter(admits)
    }

    /// The posterior of the track at a row.
    func affect(at row: Int) -> TrackAffect { TrackAffect(weights: weights[row], components: components) }

    /// What taste sees of the track at a row.
    func tasteFeatures(of row: Int) -> SIMD16<Float> {
        TasteFeatures.features(of: row, in: catalog, genres: tasteGenres)
    }

    /// What a row is expected to be worth.
    func worth(of row: Int, _ utility: AffectUtility) -> Float { (weights[row] * SIMD4<Float>(utility.values)).sum() }

    /// Adds to a candidate's score what it is worth to a mood; the part that its words have in that is told apart.
    ///
    /// - Parameter worth: What ``worth(of:_:)`` says of it.
    func judge(_ candidate: inout Candidate, worth: Float, by utility: AffectUtility, weight: Float) {
        candidate[.mood] = weight * worth
        guard let lyrics = catalog.lyrics[candidate.row].probabilities else { return }
        let evidence = EmotionEvidence.logits(ofLyrics: lyrics)
        // What the posterior was before the words multiplied it.
        var before = weights[candidate.row]
        for quadrant in 0..<4 { before[quadrant] *= Float(Math.exp(-evidence[quadrant])) }
        let worthBefore = (before / before.sum() * SIMD4<Float>(utility.values)).sum()
        candidate[.mood] = weight * worthBefore
        candidate[.lyrics] = weight * (worth - worthBefore)
    }

    /// The rows that are expected to be worth most, best first; equal ones in the order of their ids.
    func best(
        _ count: Int, _ utility: AffectUtility, admits: (Int) -> Bool
    ) -> [BoxIndex<SIMD4<Float>>.Match] {
        // The probabilities sum to 1, so what all four are worth at least can be left out of the bound.
        let values = SIMD4<Float>(utility.values)
        let least = values.min()
        let rest = values - least
        return boxes.best(
            count, bound: { ($0.high * rest).sum() + least + 1e-5 }, score: { ($0 * values).sum() }, admits: admits,
            precedes: catalog.ids.strings.precedes)
    }
}
