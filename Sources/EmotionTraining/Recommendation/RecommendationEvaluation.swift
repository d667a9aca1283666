internal import EmotionCore
internal import Recommendation

/// Measures strategies on tracks whose place on the circumplex people's tags tell.
///
/// The artists are halved by a hash of their names. The tracks of each half are the catalog of a run whose affect model was
/// fitted to the other half, so it has heard none of their artists; figures are means over both runs.
public struct RecommendationEvaluation: Codable, Sendable {
    /// The figures of each strategy, by its name.
    public private(set) var strategies: [String: PlaylistFigures] = [:]

    /// How much is asked for.
    static let sessions = 60
    static let requests = 5
    static let length = 10

    /// Measures on a set of tracks.
    public init(on data: AffectDataSet, seed: Int = 1) throws {
        var judges: [String: [PlaylistFigures]] = [:]
        for half in 0..<2 {
            let (catalog, others) = data.split(fold: half, of: 2)
            let model = try AffectRecipe().fit(others)
            let index = AffectIndex(TrackCatalog(catalog.tracks.map(\.track)), model: model)
            for (name, strategy) in Self.strategies(index) {
                var judge = PlaylistJudge(catalog)
                Self.run(strategy, seed: seed, judge: &judge)
                judges[name, default: []].append(judge.figures)
            }
        }
        strategies = judges.mapValues { PlaylistFigures(meanOf: $0) }
    }

    private static func strategies(_ index: AffectIndex) -> [(String, any LocalStrategy)] {
        [
            ("affect-posterior", AffectPosterior(in: index)),
            ("affect-posterior-only", AffectPosterior(in: index, steps: .none)),
            ("valence-arousal-nearest", ValenceArousalNearest(in: index.catalog)),
            ("playlist-lookup", PlaylistLookup(in: index.catalog)),
        ]
    }

    private static func run(_ strategy: any LocalStrategy, seed: Int, judge: inout PlaylistJudge) {
        var strategy = strategy
        var moods = EvaluationMoods(seed: seed)
        for session in 0..<sessions {
            strategy.session = SessionState(seed: UInt64(session))
            for _ in 0..<requests {
                let mood = moods.next()
                let playlist = strategy.playlist(for: mood, length: length)
                judge.add(playlist, for: mood, after: Set(strategy.session.played))
                strategy.session.record(playlist)
            }
        }
    }
}

extension PlaylistFigures {
    /// The means of several figures.
    init(meanOf all: [PlaylistFigures]) {
        self.init()
        func mean(_ value: (PlaylistFigures) -> Double) -> Double {
            all.reduce(0) { $0 + value($1) } / Double(max(1, all.count))
        }
        precision = mean(\.precision)
        error = mean(\.error)
        repeats = mean(\.repeats)
        artists = mean(\.artists)
        diversity = mean(\.diversity)
        coverage = mean(\.coverage)
        playlists = all.reduce(0) { $0 + $1.playlists }
    }
}
