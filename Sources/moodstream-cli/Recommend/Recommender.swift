import Moodstream

/// The strategies over one catalog, made when they are first asked for, and the state of each session that they serve.
struct Recommender {
    private let name: StrategyName
    private let seed: UInt64
    private let catalog: TrackCatalog
    private let seeds: [String]
    private let filter: TrackFilter
    private let listening: CoListening
    private lazy var index = AffectIndex(catalog)
    private var strategies: [StrategyName: any LocalStrategy] = [:]
    private var sessions: [ListenerID?: SessionState]
    /// What all sessions got.
    private var exposure = Exposure()

    /// - Parameters:
    ///   - state: What is known of the session that has no name; nil for a new one.
    ///   - seeds: The ids of the tracks to start from, for the strategies that do.
    ///   - filter: What is never played.
    ///   - listening: What people play together, for the strategy that asks.
    init(
        _ name: StrategyName, in catalog: TrackCatalog, state: SessionState?, seed: UInt64, seeds: [String] = [],
        filter: TrackFilter = TrackFilter(), listening: CoListening = CoListening(playlists: [])
    ) {
        self.seeds = seeds
        self.filter = filter
        self.listening = listening
        self.name = name
        self.seed = seed
        self.catalog = catalog
        sessions = [nil: state ?? SessionState(seed: seed)]
    }

    /// What is known of the session that has no name.
    var state: SessionState { sessions[nil, default: SessionState(seed: seed)] }

    /// The way that a playlist was planned along, if its strategy plans one.
    func course(of name: StrategyName, for mood: Mood) -> ListeningCourse? {
        (strategies[name] as? any JourneyStrategy)?.course(for: mood)
    }

    /// Chooses a playlist and takes it for played.
    ///
    /// - Parameters:
    ///   - languages: The languages that are asked for in place of the filter's.
    ///   - isGentle: Whether the listener needs care; then the gentle rule plans the list, whatever the strategy.
    mutating func playlist(
        for probabilities: EmotionProbabilities, goal: ListeningGoal, count: Int, session: ListenerID?,
        languages: Set<String>? = nil, isGentle: Bool = false
    ) -> (strategy: StrategyName, playlist: Playlist) {
        let name = isGentle ? .moodRepair : name.answering(goal)
        var strategy =
            isGentle ? MoodRepair(in: index, rule: GentleRule()) : strategies[name] ?? makeStrategy(name)
        strategy.goal = goal
        strategy.filter = filter
        strategy.filter.languages = languages ?? filter.languages
        strategy.session = sessions[session] ?? SessionState(seed: seed(of: session))
        strategy.remember(exposure)
        let playlist = strategy.playlist(for: Mood(time: 0, probabilities: probabilities), length: count)
        strategy.session.record(playlist)
        exposure.record(playlist)
        sessions[session] = strategy.session
        if !isGentle { strategies[name] = strategy }
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
        case .seedSimilarity: SeedSimilarity(in: index, seeds: seeds)
        case .contextualBandit: ContextualBandit(in: index)
        case .hybrid: Hybrid(in: index, listening: listening, seeds: seeds)
        case .fallback:
            Fallback([AffectPosterior(in: index), ValenceArousalNearest(in: catalog), PlaylistLookup(in: catalog)])
        }
    }
}
