public import EmotionCore

/// A strategy over a catalog that is at hand: it neither throws nor suspends, and is told who listens and what for.
public protocol LocalStrategy: RecommendationStrategy {
    /// Whether to match the mood or to lead to another emotion.
    var goal: ListeningGoal { get set }
    /// What is known of the listener.
    var session: SessionState { get set }
    /// Chooses a playlist, as `RecommendationStrategy` says.
    func playlist(for mood: Mood, length: Int) -> Playlist
}

/// A strategy that plans its playlist along a way over the circumplex.
public protocol JourneyStrategy: LocalStrategy {
    /// The way that a playlist for a mood takes.
    func course(for mood: Mood) -> ListeningCourse
}

extension PlaylistLookup: LocalStrategy {}
extension ValenceArousalNearest: LocalStrategy {}
