public import EmotionCore

/// A strategy over a catalog that is at hand: it neither throws nor suspends, and is told who listens and what for.
public protocol LocalStrategy: RecommendationStrategy {
    /// Whether to match the mood or to lead to another emotion.
    var goal: ListeningGoal { get set }
    /// What is known of the listener.
    var session: SessionState { get set }
    /// What is never played.
    var filter: TrackFilter { get set }
    /// Chooses a playlist, as `RecommendationStrategy` says.
    func playlist(for mood: Mood, length: Int) -> Playlist
}

/// A strategy whose picks go through the steps of ``ReRanking``.
public protocol ReRankedStrategy: LocalStrategy {
    /// What happens between scores and playlist.
    var steps: ReRanking { get set }
}

extension ReRankedStrategy {
    /// What is never played: the filter of ``steps``.
    public var filter: TrackFilter {
        get { steps.filter }
        set { steps.filter = newValue }
    }
}

/// A strategy that plans its playlist along a way over the circumplex.
public protocol JourneyStrategy: ReRankedStrategy {
    /// The way that a playlist for a mood takes.
    func course(for mood: Mood) -> ListeningCourse
}

extension PlaylistLookup: LocalStrategy {}
extension ValenceArousalNearest: LocalStrategy {}
