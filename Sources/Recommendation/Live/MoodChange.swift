internal import EmotionCore

/// Tells a mood that has changed for good from one that wavers.
///
/// A change begins when the mood has moved away from where it was planned for by `begin`, and ends without consequence
/// when it comes back within `end`, which is less: between the two nothing switches to and fro. The distance is the total
/// variation, half the sum of the differences of the probabilities: the share of the mood that lies elsewhere.
struct MoodChange: Hashable, Sendable {
    private let reference: Mood
    private var since: Double?

    init(from reference: Mood) { self.reference = reference }

    /// The seconds for which the mood has been another one; nil while it is not.
    ///
    /// A mood that knows next to nothing is no news: it leaves all as it was.
    mutating func duration(at mood: Mood, _ configuration: PlaylistSession.Configuration) -> Double? {
        guard mood.uncertainty <= configuration.largestUncertainty else { return since.map { mood.time - $0 } }
        let distance = Self.distance(reference.probabilities, mood.probabilities)
        if distance >= configuration.beginOfChange, since == nil { since = mood.time }
        if distance < configuration.endOfChange { since = nil }
        return since.map { mood.time - $0 }
    }

    static func distance(_ left: EmotionProbabilities, _ right: EmotionProbabilities) -> Double {
        Emotion.allCases.reduce(0) { $0 + abs(left[$1] - right[$1]) } / 2
    }
}
