internal import EmotionCore

// What this module reads of a row without putting a whole track together.
extension TrackCatalog {
    /// How a row sounds.
    func sound(at row: Int) -> AudioFeatures {
        var values = SIMD16<Float>.zero
        for feature in AudioFeature.allCases { values[feature.index] = features[feature.index][row] }
        return AudioFeatures(values: values, imputed: imputed[row], estimated: estimated[row])
    }

    /// The year of a row.
    func year(at row: Int) -> Int? { years[row] == 0 ? nil : Int(years[row]) }

    /// The beats a minute of a row.
    func tempo(at row: Int) -> Float { features[AudioFeature.tempo.index][row] }

    /// The energy of a row.
    func energy(at row: Int) -> Float { features[AudioFeature.energy.index][row] }

    /// What each genre of the catalog is worth to `body`, worked out once a genre.
    func mapGenres<Value>(_ body: (String) -> Value) -> [Value] { (0..<genreNames.count).map { body(genreNames[$0]) } }
}
