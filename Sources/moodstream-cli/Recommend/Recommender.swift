import Moodstream

/// A strategy and the history of each session that it serves.
struct Recommender {
    private var strategy: any LocalStrategy
    private var sessions: [ListenerID?: SessionState]

    /// - Parameter state: What was played in the session that has no name.
    init(_ strategy: any LocalStrategy, state: SessionState) {
        self.strategy = strategy
        sessions = [nil: state]
    }

    /// What was played in the session that has no name.
    var state: SessionState { sessions[nil, default: SessionState()] }

    /// Chooses a playlist and takes it for played.
    mutating func playlist(
        for probabilities: EmotionProbabilities, goal: ListeningGoal, count: Int, session: ListenerID?
    ) -> Playlist {
        strategy.goal = goal
        strategy.session = sessions[session, default: SessionState()]
        let playlist = strategy.playlist(for: Mood(time: 0, probabilities: probabilities), length: count)
        strategy.session.record(playlist)
        sessions[session] = strategy.session
        return playlist
    }
}
