public import EmotionCore

/// Plans a way from the mood to another emotion: it meets the mood, moves step by step, and stays at the goal.
///
/// The first ``hold`` of the list lies at the mood's expected point, the last at the goal's; between them the point moves
/// straight. A beam search finds the tracks that suit their points and follow one another smoothly in tempo and
/// energy. Without a goal other than matching it follows ``rule``.
///
/// Drawback: the points between mood and goal are where the affect model tells tracks apart worst.
///
/// Reference: A. Heiderscheit and A. Madson, "Use of the iso principle as a central method in mood management", Music Therapy
/// Perspectives 33, 2015.
public struct IsoTrajectory: JourneyStrategy {
    /// Where to lead; ``ListeningGoal/match`` leaves it to ``rule``.
    public var goal: ListeningGoal
    /// What is known of the listener.
    public var session: SessionState
    /// What happens to scores; the order is the journey's own.
    public var steps: ReRanking
    /// The way where no goal is given.
    public var rule: any ListeningRule
    /// The share of the list that stays at the mood, and the share that stays at the goal; at most one half.
    public var hold = 0.1
    private let index: AffectIndex

    /// Creates a strategy over an indexed catalog.
    public init(
        in index: AffectIndex, goal: ListeningGoal = .uplift, session: SessionState = SessionState(),
        steps: ReRanking = .journey, rule: any ListeningRule = MeetThenLift()
    ) {
        self.index = index
        self.goal = goal
        self.session = session
        self.steps = steps
        self.rule = rule
    }

    /// The way from the mood, in steps.
    public func playlist(for mood: Mood, length: Int) -> Playlist {
        Playlist(
            along: course(for: mood), length: length,
            by: Ranker(index: index, session: session, steps: steps, wanted: mood.probabilities))
    }

    /// The way that a playlist for a mood takes.
    public func course(for mood: Mood) -> ListeningCourse {
        guard case .towards(let emotion) = goal else { return rule.course(for: mood) }
        let share = min(0.5, max(0, hold))
        return ListeningCourse([
            .init(.meet, at: mood.valenceArousal, share: 2 * share),
            .init(.uplift, at: mood.valenceArousal.moved(0.5, towards: emotion.valenceArousal), share: 1 - 2 * share),
            .init(.uplift, at: emotion.valenceArousal, share: 2 * share),
        ])
    }
}

extension Playlist {
    /// The playlist of a journey along a course.
    init(along course: ListeningCourse, length: Int, by ranker: Ranker) {
        let (picks, points, relaxed) = Journey(ranker: ranker, course: course).plan(length)
        self.init(picks, in: ranker.index, points: points, relaxed: relaxed)
    }
}
