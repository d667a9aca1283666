internal import EmotionCore
internal import Recommendation

/// Measures strategies on tracks whose place on the circumplex people's tags tell.
///
/// The artists are halved by a hash of their names. The tracks of each half are the catalog of a run whose affect model was
/// fitted to the other half, so it has heard none of their artists. Because single halves differ by much, this is done
/// with several hashes; figures are means over all runs. The default is measured on two thirds of the artists too.
public struct RecommendationEvaluation: Codable, Sendable {
    /// The figures of each strategy, by its name.
    public private(set) var strategies: [String: PlaylistFigures] = [:]
    /// The figures of the default strategy over catalogs of two thirds of the artists, each time with a model that was
    /// fitted to the last third.
    public private(set) var largerCatalogs = PlaylistFigures()
    /// The figures of ways from a mood to another emotion.
    public private(set) var journeys = JourneyFigures()

    /// The share of the last 50 of 200 picks that simulated listeners like, by strategy.
    public private(set) var likeRates: [String: Double] = [:]

    /// How often the artists are halved.
    static let halvings = 5
    /// How much is asked for in each run.
    static let sessions = 80
    static let requests = 5
    static let length = 10
    static let journeyLength = 12

    /// Measures on a set of tracks.
    public init(on data: AffectDataSet, seed: Int = 1) throws {
        try self.init(
            on: data, seed: seed, runs: 2 * Self.halvings, simulatedListeners: FeedbackSimulation.listeners)
    }

    init(on data: AffectDataSet, seed: Int = 1, runs: Int, simulatedListeners: Int) throws {
        var figures: [String: [PlaylistFigures]] = [:]
        var journeys: [JourneyFigures] = []
        for run in 0..<runs {
            let (catalog, others) = data.split(fold: run % 2, of: 2, salt: run / 2)
            let index = AffectIndex(
                TrackCatalog(catalog.tracks.map(\.track)), model: try AffectRecipe().fit(others))
            for (name, strategy) in Self.strategies(index) {
                figures[name, default: []].append(Self.figures(of: strategy, on: catalog, seed: seed))
            }
            journeys += Self.journeys(IsoTrajectory(in: index), on: catalog, seed: seed)
        }
        largerCatalogs = try Self.largerCatalogs(data, seed: seed, runs: runs)
        likeRates = try Self.likeRates(data, seed: seed, listeners: simulatedListeners)
        strategies = figures.mapValues { PlaylistFigures(meanOf: $0) }
        self.journeys = JourneyFigures(meanOf: journeys)
    }

    private static func strategies(_ index: AffectIndex) -> [(String, any LocalStrategy)] {
        [
            ("affect-posterior", AffectPosterior(in: index)),
            ("affect-posterior-only", AffectPosterior(in: index, steps: .none)),
            ("valence-arousal-nearest", ValenceArousalNearest(in: index.catalog)),
            ("playlist-lookup", PlaylistLookup(in: index.catalog)),
        ]
    }

    /// The default strategy where the same number of lists has more tracks to cover.
    private static func largerCatalogs(_ data: AffectDataSet, seed: Int, runs: Int) throws -> PlaylistFigures {
        PlaylistFigures(
            meanOf: try (0..<runs).map { run in
                let (others, catalog) = data.split(fold: run % 3, of: 3, salt: run / 3)
                let index = AffectIndex(
                    TrackCatalog(catalog.tracks.map(\.track)), model: try AffectRecipe().fit(others))
                return figures(of: AffectPosterior(in: index), on: catalog, seed: seed)
            })
    }

    /// Simulated listeners on all tracks: what is measured is learning from feedback, not the affect model.
    private static func likeRates(_ data: AffectDataSet, seed: Int, listeners: Int) throws -> [String: Double] {
        let index = AffectIndex(TrackCatalog(data.tracks.map(\.track)), model: try AffectRecipe().fit(data))
        let simulation = FeedbackSimulation(data: data, seed: seed, listeners: listeners)
        var deaf = AffectPosterior(in: index)
        deaf.steps.taste = 0
        let strategies: [(String, any LocalStrategy)] = [
            ("mood only", deaf), ("affect-posterior", AffectPosterior(in: index)),
            ("contextual-bandit", ContextualBandit(in: index)),
            ("contextual-bandit, Thompson", ContextualBandit(in: index, choice: .thompsonSampling(scale: 0.1))),
        ]
        return Dictionary(uniqueKeysWithValues: strategies.map { ($0, simulation.likeRate(of: $1)) })
    }

    /// Sessions of several requests, each with a mood of its own.
    private static func figures(of strategy: any LocalStrategy, on data: AffectDataSet, seed: Int) -> PlaylistFigures {
        var judge = PlaylistJudge(data)
        var strategy = strategy
        var exposure = Exposure()
        var moods = EvaluationMoods(seed: seed)
        for session in 0..<sessions {
            strategy.session = SessionState(seed: UInt64(session))
            for _ in 0..<requests {
                let mood = moods.next()
                strategy.remember(exposure)
                let playlist = strategy.playlist(for: mood, length: length)
                judge.add(playlist, for: mood, after: Set(strategy.session.played))
                exposure.record(playlist)
                strategy.session.record(playlist)
            }
        }
        return judge.figures
    }

    /// A way from each emotion to each other one that lies elsewhere.
    private static func journeys(_ strategy: IsoTrajectory, on data: AffectDataSet, seed: Int) -> [JourneyFigures] {
        let tags = Dictionary(data.tracks.map { ($0.track.id, $0) }, uniquingKeysWith: { first, _ in first })
        var strategy = strategy
        var moods = EvaluationMoods(seed: seed)
        return Emotion.allCases.flatMap { start in
            [Emotion.happy, .neutral, .sad, .surprised].filter { $0 != start }.compactMap { end in
                let mood = moods.mood(around: start)
                strategy.goal = .towards(end)
                let tracks = strategy.playlist(for: mood, length: journeyLength).tracks
                return JourneyFigures(
                    tracks.compactMap { tags[$0.id] }, from: mood.valenceArousal, to: end.valenceArousal)
            }
        }
    }
}

extension PlaylistFigures {
    /// The means of several figures.
    init(meanOf all: [PlaylistFigures]) {
        precision = mean(all, \.precision)
        error = mean(all, \.error)
        repeats = mean(all, \.repeats)
        artists = mean(all, \.artists)
        diversity = mean(all, \.diversity)
        coverage = mean(all, \.coverage)
        playlists = all.reduce(0) { $0 + $1.playlists }
    }
}
