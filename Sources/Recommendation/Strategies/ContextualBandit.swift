public import EmotionCore

/// Learns what a listener likes in which mood, and tries out what it does not know yet.
///
/// The features `x` of a track are those of ``Taste``, its fit to the mood among them, so that it is also learned how much the
/// mood matters to this listener. The score is the expected reward and a bonus for what would be learned (LinUCB),
///
///     score = theta . x + alpha * sqrt(x' A^-1 x)
///
/// With ``Choice/thompsonSampling(scale:)`` the bonus gives way to weights drawn from their posterior. Old feedback fades, so a taste
/// may change. Without any feedback it picks by the mood, with a bonus for unusual tracks.
///
/// Reference: L. Li, W. Chu, J. Langford and R. E. Schapire, "A contextual-bandit approach to personalized news article
/// recommendation", WWW 2010, algorithm 1; S. Agrawal and N. Goyal, "Thompson sampling for contextual bandits with linear
/// payoffs", ICML 2013.
public struct ContextualBandit: ReRankedStrategy {
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
    /// What happens between scores and playlist; taste and chance are the bandit's own business.
    public var steps: ReRanking
    /// How it tries things out.
    public var choice: Choice
    private let index: AffectIndex

    /// How many of the tracks that suit the mood best it chooses from.
    private static let pool = 1500

    /// Creates a strategy over an indexed catalog.
    public init(
        in index: AffectIndex, goal: ListeningGoal = .match, session: SessionState = SessionState(),
        steps: ReRanking = ReRanking(), choice: Choice = .upperConfidenceBound(alpha: 0.1)
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
        (steps.taste, steps.exploration, steps.wildCards) = (0, 0, 0)
        let ranker = Ranker(index: index, session: session, steps: steps, wanted: wanted)
        let promise = promise(in: AffectQuadrant(of: wanted.valenceArousal))
        let (picks, relaxed) = ranker.rank(length) { limit, admits in
            let suited = index.best(max(limit, Self.pool), utility, admits: admits)
            return suited.map { promise($0.row, TasteFeatures.fit($0.score)) }
        }
        return Playlist(picks, in: index, at: wanted.valenceArousal, relaxed: relaxed)
    }

    /// The candidate that a row with some fit to the mood makes.
    private func promise(in quadrant: AffectQuadrant) -> (_ row: Int, _ fit: Float) -> Candidate {
        let estimate = (session.isLearning ? session.taste : Taste()).estimate(in: quadrant)
        let curiosity = curiosity(estimate)
        return { row, fit in
            var features = index.tasteFeatures(of: row)
            var candidate = Candidate(row, .mood, estimate.moodWeight * fit)
            candidate[.taste] = estimate.reward(features)
            features[TasteFeatures.moodFit] = fit
            candidate[.curiosity] = curiosity(features)
            return candidate
        }
    }

    /// What is added to the expected reward of some features.
    private func curiosity(_ estimate: TasteEstimate) -> (SIMD16<Float>) -> Float {
        switch choice {
        case .upperConfidenceBound(let alpha):
            let covariance = estimate.covariance
            return { features in
                let products = SIMD16<Float>(covariance.map { ($0 * features).sum() })
                return Float(alpha) * max(0, (products * features).sum()).squareRoot()
            }
        case .thompsonSampling(let scale):
            let draw = StableHash.mix(session.seed, UInt64(session.recordedCount))
            let deviations =
                estimate.sample(scale: scale, draw: draw) - SIMD16<Float>(estimate.weights.map { Float($0) })
            return { (deviations * $0).sum() }
        }
    }
}
