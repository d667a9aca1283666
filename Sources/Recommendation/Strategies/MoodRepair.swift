public import EmotionCore

/// Meets a mood and then lifts it, by a rule of what is good for which mood.
///
/// The playlist is planned along the rule's course as ``IsoTrajectory`` plans one. A goal that is given takes the place of the
/// mood's own direction: the list ends where that emotion lies.
///
/// Reference: D. Zillmann, "Mood management through communication choices", American Behavioral Scientist 31, 1988.
public struct MoodRepair: JourneyStrategy {
    /// A goal that takes the place of the rule's, or ``ListeningGoal/match`` for the rule's own.
    public var goal: ListeningGoal
    /// What is known of the listener.
    public var session: SessionState
    /// What happens to scores; the order is the journey's own.
    public var steps: ReRanking
    /// When to match and when to lift.
    public var rule: any ListeningRule
    private let index: AffectIndex

    /// Creates a strategy over an indexed catalog.
    public init(
        in index: AffectIndex, goal: ListeningGoal = .match, session: SessionState = SessionState(),
        steps: ReRanking = .journey, rule: any ListeningRule = MeetThenLift()
    ) {
        self.index = index
        self.goal = goal
        self.session = session
        self.steps = steps
        self.rule = rule
    }

    /// The rule's course as a playlist.
    public func playlist(for mood: Mood, length: Int) -> Playlist { journey.playlist(for: mood, length: length) }

    /// The way that a playlist for a mood takes.
    public func course(for mood: Mood) -> ListeningCourse { journey.course(for: mood) }

    private var journey: IsoTrajectory {
        IsoTrajectory(in: index, goal: goal, session: session, steps: steps, rule: rule)
    }
}
