import EmotionCore
import Recommendation
import TestSupport

/// Catalogs and moods made from a seed.
enum RandomCatalogs {
    /// Tracks with random sound, by a few artists, of a few genres.
    static func catalog(count: Int, seed: UInt64, artists: Int = 12, tagged: Bool = false) -> TrackCatalog {
        var random = SeededGenerator(seed: seed)
        let genres = ["rock", "metal", "neo soul", "country", ""]
        return TrackCatalog(
            (0..<count).map { number in
                var known: [AudioFeature: Double] = [.tempo: .random(in: 60...180, using: &random)]
                for feature in [AudioFeature.valence, .energy, .danceability, .acousticness] {
                    known[feature] = .random(in: 0...1, using: &random)
                }
                return Track(
                    id: "t\(number)", title: "Song \(number)", artist: "Artist \(number % artists)",
                    genre: genres[number % genres.count], year: 1960 + number % 60, isExplicit: number % 3 == 0,
                    features: AudioFeatures(known), emotions: tagged ? [Emotion.allCases[number % 7]] : [])
            })
    }

    static func mood(_ scores: [Emotion: Double]) throws -> Mood {
        Mood(time: 0, probabilities: try EmotionProbabilities(proportionalTo: EmotionScores { scores[$0] ?? 0 }))
    }
}
