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
    private let boxes: BoxIndex<SIMD4<Float>>
    /// What taste sees of each of the catalog's genres.
    private let tasteGenres: [SIMD16<Float>]

    /// Estimates and files every track of a catalog.
    ///
    /// - Complexity: `n log n` in the size of the catalog.
    public init(_ catalog: TrackCatalog, model: AffectModel = .shipped) {
        self.catalog = catalog
        components = model.components
        weights = Self.weights(of: catalog, model)
        boxes = BoxIndex(weights)
        tasteGenres = catalog.mapGenres(TasteFeatures.genre)
    }

    private static func weights(of catalog: TrackCatalog, _ model: AffectModel) -> [SIMD4<Float>] {
        let genres = catalog.mapGenres(model.genreLogits)
        return catalog.indices.map { row in
            model.weights(
                of: catalog.sound(at: row), year: catalog.year(at: row), genre: genres[Int(catalog.genres[row])],
                emotions: catalog.emotions(at: row))
        }
    }

    /// The posterior of the track at a row.
    func affect(at row: Int) -> TrackAffect { TrackAffect(weights: weights[row], components: components) }

    /// What taste sees of the track at a row.
    func tasteFeatures(of row: Int) -> SIMD16<Float> {
        TasteFeatures.features(of: row, in: catalog, genres: tasteGenres)
    }

    /// What a row is expected to be worth.
    func worth(of row: Int, _ utility: AffectUtility) -> Float { (weights[row] * SIMD4<Float>(utility.values)).sum() }

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
