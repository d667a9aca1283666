import Moodstream

/// The strategies over one catalog, made when they are first asked for, and the state of each session that they serve.
struct Recommender {
    private let name: StrategyName
    private let seed: UInt64
    private let catalog: TrackCatalog
    private lazy var index = AffectIndex(catalog)
    private var strategies: [StrategyName: any LocalStrategy] = [:]
    private var sessions: [ListenerID?: SessionState]

    /// - Parameter state: What is known of the session that has no name; nil for a new one.
    init(_ name: StrategyName, in catalog: TrackCatalog, state: SessionState?, seed: UInt64) {
        self.name = name
        self.seed = seed
        self.catalog = catalog
        sessions = [nil: state ?? SessionState(seed: seed)]
    }

    /// What is known of the session that has no name.
    var state: SessionState { sessions[nil, default: SessionState(seed: seed)] }

    /// Chooses a playlist and takes it for played.
    mutating func playlist(
        for probabilities: EmotionProbabilities, goal: ListeningGoal, count: Int, session: ListenerID?
    ) -> (strategy: StrategyName, playlist: Playlist) {
        let name = name.answering(goal)
        var strategy = strategies[name] ?? makeStrategy(name)
        strategy.goal = goal
        strategy.session = sessions[session] ?? SessionState(seed: seed(of: session))
        let playlist = strategy.playlist(for: Mood(time: 0, probabilities: probabilities), length: count)
        strategy.session.record(playlist)
        sessions[session] = strategy.session
        strategies[name] = strategy
        return (name, playlist)
    }

    /// Sessions differ in what chance brings them.
    private func seed(of session: ListenerID?) -> UInt64 {
        session.map { StableHash.mix(seed, StableHash.hash("\($0)".utf8)) } ?? seed
    }

    private mutating func makeStrategy(_ name: StrategyName) -> any LocalStrategy {
        switch name {
        case .playlistLookup: PlaylistLookup(in: catalog)
        case .valenceArousalNearest: ValenceArousalNearest(in: catalog)
        case .affectPosterior: AffectPosterior(in: index)
        case .affectPosteriorOnly: AffectPosterior(in: index, steps: .none)
        case .moodRepair: MoodRepair(in: index)
        case .isoTrajectory: IsoTrajectory(in: index, goal: .match)
        }
    }
}
