import EmotionTesting
import Moodstream

/// A tense listener gets the stillest tracks, everybody else what the default ranks first.
struct BreathingSpace: RecommendationStrategy {
    let catalog: TrackCatalog
    private let otherwise: AffectPosterior

    init(in catalog: TrackCatalog) {
        self.catalog = catalog
        otherwise = AffectPosterior(in: catalog)
    }

    func playlist(for mood: Mood, length: Int) -> Playlist {
        guard mood.affect == .tense else { return otherwise.playlist(for: mood, length: length) }
        let still = catalog.sorted { ($0.features.energy, $0.id) < ($1.features.energy, $1.id) }
        return Playlist(
            picks: still.prefix(max(0, length)).map { track in
                let why = Playlist.Contribution("stillness", 1 - track.features.energy)
                return Playlist.Pick(track: track, why: [why], sentence: "It is as still as a track can be.")
            })
    }
}

let violations = await checkStrategy { BreathingSpace(in: $0) }
precondition(violations.isEmpty, "\(violations)")

let strategy = BreathingSpace(in: .starter)
for emotion in [Emotion.fearful, .happy] {
    let mood = Mood(time: 0, probabilities: EmotionProbabilities(certain: emotion))
    print("\(emotion), \(mood.affect):")
    for pick in strategy.playlist(for: mood, length: 3).picks { print("  \(pick.track.title): \(pick.sentence)") }
}
