internal import EmotionCore
internal import NeuralTraining
internal import Recommendation

/// How long requests over a large catalog take, on one thread.
public struct RequestSpeed: Codable, Sendable {
    /// The tracks of the catalog, whose sound is drawn at random.
    public let tracks: Int
    /// The seconds that it takes to file them.
    public let indexing: Double
    /// The median of a request of ten tracks by the default strategy, in milliseconds.
    public let median: Double
    /// The 90th percentile, in milliseconds.
    public let ninetieth: Double

    /// Measures: every request has another mood, and 50 tracks were heard before.
    public init(tracks: Int, requests: Int = 200) {
        let clock = ContinuousClock()
        let catalog = Self.catalog(tracks)
        var index = AffectIndex(TrackCatalog())
        indexing = clock.measure { index = AffectIndex(catalog) } / .seconds(1)
        var moods = EvaluationMoods(seed: 1)
        let session = SessionState(played: catalog.prefix(50).map(\.id))
        let strategy = AffectPosterior(in: index, session: session)
        let times = (0..<requests).map { _ in
            let mood = moods.next()
            return clock.measure { _ = strategy.playlist(for: mood, length: 10) } / .milliseconds(1)
        }
        .sorted()
        self.tracks = tracks
        median = times[times.count / 2]
        ninetieth = times[times.count * 9 / 10]
    }

    private static func catalog(_ count: Int) -> TrackCatalog {
        var random = SplitMix64(key: 1, 6)
        let genres = ["rock", "pop", "hip hop", "neo soul", "metal", "country", "", ""]
        return TrackCatalog(
            (0..<count).lazy.map { number in
                let known = AudioFeature.allCases.map { feature in
                    let share = Double(random.nextUnit())
                    return switch feature {
                    case .loudness: (feature, -30 * share)
                    case .tempo: (feature, 60 + 120 * share)
                    case .duration: (feature, 100 + 300 * share)
                    default: (feature, share)
                    }
                }
                return Track(
                    id: "track-\(number)", title: "Title \(number)", artist: "Artist \(number / 8)",
                    genre: genres[number % genres.count], year: 1960 + number % 65,
                    features: AudioFeatures(Dictionary(uniqueKeysWithValues: known)))
            })
    }
}
