public import EmotionCore

/// A playlist that goes along with a listener's mood while it plays.
///
/// It is a value without a clock: it is told moods and the ends of tracks with their times, and answers with what to play.
///
/// ```swift
/// let playlist = PlaylistSession(in: AffectIndex(catalog))
/// for await update in playlist.updates(following: session.moods) {
///     show(update.playing, update.queue)
/// }
/// ```
///
/// What plays is never cut off. What follows is planned anew when the mood has changed for good: by more than
/// ``Configuration/beginOfChange``, for longer than ``Configuration/patience``, and not sooner than
/// ``Configuration/pause`` after the plan before. The new plan begins between what plays and the mood, so that the
/// music turns gently. Between plans the queue is only added to.
///
/// A sign that the listener needs care changes the plan at once, to ``Configuration/gentleRule``, and is told to the
/// host as ``PlaylistUpdate/Cause/attention``. Further signs only make the time of care longer.
public struct PlaylistSession: Sendable {
    /// Plans tracks for a mood by a rule: the strategy behind a live playlist.
    ///
    /// It may choose nothing that the state says was played.
    public typealias Planner =
        @Sendable (_ mood: Mood, _ rule: any ListeningRule, _ state: SessionState, _ length: Int) -> Playlist

    /// What plays now.
    public private(set) var playing: Playlist.Pick?
    /// What follows, in playing order.
    public private(set) var queue: [Playlist.Pick] = []
    /// What is known of the listener; feedback goes in here, and it is to be stored when the session ends.
    public var state: SessionState
    /// How moods are followed.
    public var configuration: Configuration

    private let planner: Planner
    private var mood: Mood?
    private var change: MoodChange?
    private var course = ListeningCourse([])
    private var planned = (time: -Double.infinity, length: 0)
    private var playedOfPlan = 0
    private var careEnds: Double?

    /// Creates a session that has nothing to play before it is told a mood.
    ///
    /// - Parameter planner: What chooses the tracks.
    public init(
        state: SessionState = SessionState(), configuration: Configuration = Configuration(),
        planner: @escaping Planner
    ) {
        self.state = state
        self.configuration = configuration
        self.planner = planner
    }

    /// Creates a session over a catalog, whose tracks ``MoodRepair`` chooses.
    public init(
        in index: AffectIndex, state: SessionState = SessionState(), configuration: Configuration = Configuration(),
        steps: ReRanking = ReRanking()
    ) {
        self.init(state: state, configuration: configuration) { mood, rule, state, length in
            MoodRepair(in: index, session: state, steps: steps, rule: rule).playlist(for: mood, length: length)
        }
    }

    /// Takes in what happens.
    ///
    /// - Returns: The playlist if it changed.
    public mutating func take(_ event: PlaylistEvent) -> PlaylistUpdate? {
        switch event {
        case .mood(let mood): follow(mood)
        case .trackEnded(let time): next(at: time)
        case .attention(let time): careFor(at: time)
        }
    }

    /// Whether the gentle rule holds.
    public var isGentle: Bool { careEnds != nil }

    private mutating func follow(_ mood: Mood) -> PlaylistUpdate? {
        if let last = self.mood, mood.time < last.time { return nil }
        self.mood = mood
        guard change != nil else { return replan(for: mood, at: mood.time, cause: .start) }
        if let end = careEnds, mood.time >= end {
            careEnds = nil
            return replan(for: mood, at: mood.time, cause: .attentionOver)
        }
        let lasting = change?.duration(at: mood, configuration) ?? -1
        let isDue = mood.time - planned.time >= configuration.pause.inSeconds
        guard lasting >= configuration.patience.inSeconds, isDue else { return nil }
        return replan(for: mood, at: mood.time, cause: .mood)
    }

    private mutating func careFor(at time: Double) -> PlaylistUpdate? {
        let wasGentle = isGentle
        careEnds = max(careEnds ?? time, time + configuration.timeOfCare.inSeconds)
        guard !wasGentle else { return nil }
        guard let mood else { return update(.attention) }
        return replan(for: mood, at: max(time, mood.time), cause: .attention)
    }

    private mutating func next(at time: Double) -> PlaylistUpdate? {
        playing = nil
        if queue.count <= configuration.refill { extend() }
        playNext()
        return update(.next)
    }

    /// Plans what follows anew; what plays goes on.
    private mutating func replan(for mood: Mood, at time: Double, cause: PlaylistUpdate.Cause) -> PlaylistUpdate {
        let approach = Approach(rule: rule, place: playing == nil ? nil : place)
        course = approach.course(for: mood)
        let length = max(1, configuration.length)
        queue = planner(mood, approach, state, length).picks
        change = MoodChange(from: mood)
        planned = (time, queue.count)
        playedOfPlan = 0
        if playing == nil { playNext() }
        return update(cause)
    }

    /// Plans more of the end of the way behind the queue.
    private mutating func extend() {
        guard let mood, let end = course.stations.last else { return }
        var state = state
        state.record(Playlist(picks: queue))
        queue += planner(mood, Lingering(station: end), state, max(1, configuration.length) - queue.count).picks
    }

    private mutating func playNext() {
        guard playing == nil, !queue.isEmpty else { return }
        let pick = queue.removeFirst()
        playing = pick
        playedOfPlan += 1
        state.record(Playlist(picks: [pick]))
    }

    private var rule: any ListeningRule { isGentle ? configuration.gentleRule : configuration.rule }

    /// Where on the way the music is.
    private var place: ValenceArousal {
        course.point(at: min(1, (Double(playedOfPlan) - 0.5) / Double(max(1, planned.length))))
    }

    private func update(_ cause: PlaylistUpdate.Cause) -> PlaylistUpdate {
        PlaylistUpdate(cause: cause, playing: playing, queue: queue, course: course, isGentle: isGentle)
    }
}

/// The rule of those who have arrived: stay.
private struct Lingering: ListeningRule {
    let station: ListeningCourse.Station

    func course(for mood: Mood) -> ListeningCourse { ListeningCourse([station]) }
}
