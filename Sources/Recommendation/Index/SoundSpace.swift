/// Where the tracks of a catalog lie by their sound: eight numbers, standardized over the catalog.
struct SoundSpace: Sendable {
    private let means: SIMD8<Float>
    private let scales: SIMD8<Float>

    private static let features: [AudioFeature] = [
        .danceability, .energy, .valence, .acousticness, .instrumentalness, .liveness, .speechiness, .tempo,
    ]
    /// Further out counts as this, so that a few odd tracks do not make all others alike.
    private static let clamp = SIMD8<Float>(repeating: 3)

    init(_ catalog: TrackCatalog) {
        var (sum, squares) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        for row in catalog.indices {
            let values = SIMD8<Double>(Self.values(catalog, row))
            sum += values
            squares += values * values
        }
        let count = Double(max(1, catalog.count))
        let variance = squares / count - (sum / count) * (sum / count)
        means = SIMD8<Float>(sum / count)
        var scales = SIMD8<Float>(repeating: 1)
        for index in 0..<8 where variance[index] > 1e-9 { scales[index] = Float(1 / variance[index].squareRoot()) }
        self.scales = scales
    }

    /// The point of a row.
    func point(_ catalog: TrackCatalog, _ row: Int) -> SIMD8<Float> {
        let standardized = (Self.values(catalog, row) - means) * scales
        return pointwiseMax(-Self.clamp, pointwiseMin(Self.clamp, standardized))
    }

    /// How alike two points are: 1 for the same, falling with the squared distance.
    static func similarity(_ left: SIMD8<Float>, _ right: SIMD8<Float>) -> Float {
        let difference = left - right
        return 1 / (1 + (difference * difference).sum() / 8)
    }

    private static func values(_ catalog: TrackCatalog, _ row: Int) -> SIMD8<Float> {
        var values = SIMD8<Float>.zero
        for (index, feature) in features.enumerated() { values[index] = catalog.features[feature.index][row] }
        return values
    }
}
