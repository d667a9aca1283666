public import EmotionCore

/// Learns what a listener likes in which mood, and tries out what it does not know yet.
///
/// For each track the expected reward of its features `x` under what feedback has taught (``Taste``), and a bonus for what would
/// be learned (LinUCB), beside its worth for the mood:
///
///     score = mood + weight * (theta . x + alpha * sqrt(x' A^-1 x))
///
/// With ``Choice/thompsonSampling`` the bonus gives way to weights drawn from their posterior. Old feedback fades, so a taste
/// may change. Without any feedback it is ``AffectPosterior`` with a bonus for unusual tracks.
///
/// Reference: L. Li, W. Chu, J. Langford and R. E. Schapire, "A contextual-bandit approach to personalized news article
/// recommendation", WWW 2010, algorithm 1; S. Agrawal and N. Goyal, "Thompson sampling for contextual bandits with linear
/// payoffs", ICML 2013.
public struct ContextualBandit: LocalStrategy {
    /// How a bandit tries things out.
    public enum Choice: Hashable, Codable, Sendable {
        /// It adds a multiple of the standard deviation of its estimate.
        case upperConfidenceBound(alpha: Double)
        /// It draws the weights from what it believes of them.
        case thompsonSampling(scale: Double)
    }

    /// Whether to match the mood or to lead to another emotion.
    public var goal: ListeningGoal
    /// What is known of the listener, their feedback included.
    public var session: SessionState
    /// What happens between scores and playlist; its taste and exploration are the bandit's own business.
    public var steps: ReRanking
    /// How it tries things out.
    public var choice: Choice
    /// How much the listener's taste counts beside the mood.
    public var weight = 0.8
    private let index: AffectIndex

    /// How many of the tracks that suit the mood best it chooses from.
    private static let pool = 1500

    /// Creates a strategy over an indexed catalog.
    public init(
        in index: AffectIndex, goal: ListeningGoal = .match, session: SessionState = SessionState(),
        steps: ReRanking = ReRanking(), choice: Choice = .upperConfidenceBound(alpha: 0.2)
    ) {
        self.index = index
        self.goal = goal
        self.session = session
        self.steps = steps
        self.choice = choice
    }

    /// The tracks that promise most.
    public func playlist(for mood: Mood, length: Int) -> Playlist {
        let wanted = goal.wanted(in: mood)
        let utility = AffectUtility(wanted, components: index.components)
        var steps = steps
        (steps.taste, steps.exploration) = (0, 0)
        let ranker = Ranker(index: index, session: session, steps: steps, wanted: wanted)
        let promise = promise(in: AffectQuadrant(of: wanted.valenceArousal))
        let (picks, relaxed) = ranker.rank(length) { limit, admits in
            let suited = index.best(max(limit, Self.pool), utility, admits: admits)
            return suited.map { promise(Candidate($0.row, .mood, $0.score)) }
        }
        return Playlist(picks, in: index, at: wanted.valenceArousal, relaxed: relaxed)
    }

    /// What adds the listener's likely reward to a candidate.
    private func promise(in quadrant: AffectQuadrant) -> (Candidate) -> Candidate {
        guard session.isLearning else { return { $0 } }
        let estimate = session.taste.estimate(in: quadrant)
        let weight = Float(weight)
        switch choice {
        case .upperConfidenceBound(let alpha):
            let covariance = estimate.covariance
            return promising { features in
                let products = SIMD16<Float>(covariance.map { ($0 * features).sum() })
                let deviation = max(0, (products * features).sum()).squareRoot()
                return (weight * estimate.reward(features), weight * Float(alpha) * deviation)
            }
        case .thompsonSampling(let scale):
            let draw = StableHash.mix(session.seed, UInt64(session.recordedCount))
            let weights = estimate.sample(scale: scale, draw: draw)
            return promising { features in
                let expected = weight * estimate.reward(features)
                return (expected, weight * min(1, max(-1, (weights * features).sum())) - expected)
            }
        }
    }

    private func promising(
        _ reward: @escaping (SIMD16<Float>) -> (taste: Float, curiosity: Float)
    ) -> (Candidate) -> Candidate {
        { candidate in
            var candidate = candidate
            (candidate[.taste], candidate[.curiosity]) = reward(index.tasteFeatures(of: candidate.row))
            return candidate
        }
    }
}
