/// Folds observations into a mood: a pure value, state in and state out.
///
/// An estimator has no clock and asks for no time: observations carry theirs and ``mood(at:)`` is told one. So a replay
/// of the same observations gives the same bits. ``MoodTimeline`` puts observations in order before an estimator sees
/// them, and a state that was encoded and decoded goes on as if nothing had happened.
public protocol MoodEstimator: Codable, Sendable {
    /// Takes in one observation.
    ///
    /// Observations come in the order of their times; one that lies before the last counts as simultaneous with it.
    mutating func update(with observation: EmotionObservation)

    /// The mood at a moment, given all observations so far; a moment before the last of them counts as the last.
    func mood(at time: Double) -> Mood
}
