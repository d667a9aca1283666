/// Where tracks lie by their sound: eight numbers, each about 0 in the middle of what is published and 1 at its usual spread.
///
/// The scales are fixed, so that a place means the same in every catalog and what was learned in one serves in another.
enum SoundSpace {
    private static let features: [AudioFeature] = [
        .danceability, .energy, .valence, .acousticness, .instrumentalness, .liveness, .speechiness, .tempo,
    ]
    private static let middle = SIMD8<Float>(0.58, 0.64, 0.5, 0.27, 0.1, 0.2, 0.09, 120)
    private static let spread = SIMD8<Float>(0.17, 0.23, 0.25, 0.3, 0.25, 0.17, 0.09, 29)
    /// Further out counts as this, so that a few odd tracks do not make all others alike.
    private static let clamp = SIMD8<Float>(repeating: 3)

    /// The point of a row.
    static func point(_ catalog: TrackCatalog, _ row: Int) -> SIMD8<Float> {
        var values = SIMD8<Float>.zero
        for (index, feature) in features.enumerated() { values[index] = catalog.features[feature.index][row] }
        return point(values)
    }

    /// The point of a track.
    static func point(_ track: Track) -> SIMD8<Float> {
        var values = SIMD8<Float>.zero
        for (index, feature) in features.enumerated() { values[index] = Float(track.features[feature]) }
        return point(values)
    }

    /// How alike two points are: 1 for the same, one half at the usual distance, falling with its square.
    static func similarity(_ left: SIMD8<Float>, _ right: SIMD8<Float>) -> Float {
        let difference = left - right
        return 1 / (1 + (difference * difference).sum() / 8)
    }

    private static func point(_ values: SIMD8<Float>) -> SIMD8<Float> {
        pointwiseMax(-clamp, pointwiseMin(clamp, (values - middle) / spread))
    }
}
