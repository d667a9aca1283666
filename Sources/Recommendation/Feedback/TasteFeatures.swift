internal import EmotionCore

/// What taste is learned over: sixteen numbers of a track, each about 1 at most.
///
/// A constant, the eight of ``SoundSpace``, popularity, year, four into which the words of the genre are hashed with a
/// sign, because a listener's few words must not make the state grow, and the track's fit to the mood it is meant for.
enum TasteFeatures {
    static let count = 16
    static let names = [
        "everything", "danceability", "energy", "valence", "acousticness", "instrumentalness", "liveness",
        "speechiness",
        "tempo", "popularity", "year", "genre 1", "genre 2", "genre 3", "genre 4", "mood",
    ]
    private static let firstGenre = 11
    private static let genreCount: UInt64 = 4
    /// The position of the fit to the mood.
    static let moodFit = 15
    /// What is believed of a listener of whom nothing is known: they like what fits their mood.
    static let prior: [Double] = (0..<count).map { $0 == moodFit ? 1 : 0 }

    /// The numbers of a track that is meant for a mood.
    static func features(of track: Track, for mood: Mood) -> SIMD16<Float> {
        let model = AffectModel.shipped
        let utility = AffectUtility(mood.probabilities, components: model.components)
        var features = features(of: track)
        features[moodFit] = fit(SIMD4<Double>(model.affect(of: track).weights * SIMD4<Float>(utility.values)).sum())
        return features
    }

    /// What a track is worth for a mood, as a number around 0.
    static func fit(_ worth: some BinaryFloatingPoint) -> Float { 2 * (Float(worth) - 0.5) }

    private static func features(of track: Track) -> SIMD16<Float> {
        features(
            sound: SoundSpace.point(track), popularity: track.popularity.map(Float.init), year: track.year,
            genre: genre(track.genre ?? ""))
    }

    /// The numbers of a row; `genre` says what ``genre(_:)`` makes of each of the catalog's genres.
    static func features(of row: Int, in catalog: TrackCatalog, genres: [SIMD16<Float>]) -> SIMD16<Float> {
        let popularity = catalog.popularities[row]
        return features(
            sound: SoundSpace.point(catalog, row), popularity: popularity < 0 ? nil : popularity,
            year: catalog.year(at: row), genre: genres[Int(catalog.genres[row])])
    }

    /// The part of the numbers that a genre decides.
    static func genre(_ genre: String) -> SIMD16<Float> {
        var features = SIMD16<Float>.zero
        for term in AffectInput.terms(ofGenre: genre) where !term.isEmpty {
            let hash = StableHash.mix(StableHash.hash(term.utf8), 0)
            features[firstGenre + Int(hash % genreCount)] += hash >> 63 == 0 ? 0.5 : -0.5
        }
        return pointwiseMax(-.one, pointwiseMin(.one, features))
    }

    private static func features(
        sound: SIMD8<Float>, popularity: Float?, year: Int?, genre: SIMD16<Float>
    ) -> SIMD16<Float> {
        var features = genre
        features[0] = 0.5
        for index in 0..<8 { features[1 + index] = sound[index] / 2 }
        features[9] = popularity.map { ($0 - 50) / 50 } ?? 0
        features[10] = year.map { max(-1, min(1, Float($0 - 2000) / 30)) } ?? 0
        return features
    }
}
