public import EmotionCore

/// The default strategy: picks the tracks that people are likeliest to feel as the mood asks.
///
/// Every track has a posterior over the circumplex (``AffectModel``), and a mood says what a track in each quadrant would
/// be worth to it. The score begins with the expected worth,
///
///     mood = c * sum_q P(q | track) * u_q(mood)        c = 1/2 + (1 - uncertainty) / 2
///
/// where the whole distribution of the mood enters `u`. The less sure the mood is, the less it counts beside the listener's
/// taste. Then ``steps`` are taken. With ``ReRanking/none`` it is relevance alone.
///
/// Drawback: the model knows tags of a few thousand tracks. What it says of music that is far from them is a guess, and the
/// probabilities say so.
public struct AffectPosterior: ExposureAwareStrategy {
    /// Whether to match the mood or to lead to another emotion.
    public var goal: ListeningGoal
    /// What is known of the listener.
    public var session: SessionState
    /// What happens between scores and playlist.
    public var steps: ReRanking
    /// What all listeners of the host got; wild cards go to what few have heard. Nothing unless said otherwise.
    public var exposure = Exposure()
    private let index: AffectIndex

    /// Creates a strategy over an indexed catalog.
    public init(
        in index: AffectIndex, goal: ListeningGoal = .match, session: SessionState = SessionState(),
        steps: ReRanking = ReRanking()
    ) {
        self.index = index
        self.goal = goal
        self.session = session
        self.steps = steps
    }

    /// Creates a strategy over a catalog, which is indexed first.
    public init(in catalog: TrackCatalog) { self.init(in: AffectIndex(catalog)) }

    /// The tracks that are expected to be worth most.
    public func playlist(for mood: Mood, length: Int) -> Playlist {
        let wanted = goal.wanted(in: mood)
        let utility = AffectUtility(wanted, components: index.components)
        let weight = Float(0.5 + (1 - wanted.normalizedEntropy) / 2)
        let ranker = Ranker(index: index, session: session, steps: steps, wanted: wanted, exposure: exposure)
        func candidate(_ row: Int, _ worth: Float) -> Candidate {
            var candidate = Candidate(row)
            index.judge(&candidate, worth: worth, by: utility, weight: weight)
            candidate.usual = weight * index.worth(of: row, index.usual)
            return candidate
        }
        let (picks, relaxed) = ranker.rank(length, outsider: { candidate($0, index.worth(of: $0, utility)) }) {
            index.best($0, utility, admits: $1).map { candidate($0.row, $0.score) }
        }
        return Playlist(picks, in: index, at: wanted.valenceArousal, relaxed: relaxed)
    }
}
