internal import EmotionCore

/// What was learned of a listener: their taste in general and in each region of moods.
///
/// Two ridge regressions of the rewards of feedback, one over all moods and one for the quadrant that a mood's expected
/// point lies in; the second is drawn to the first, so what is liked everywhere need not be learned four times.
public struct Taste: Hashable, Codable, Sendable {
    private var general = RewardSums()
    private var regions: [AffectQuadrant: RewardSums] = [:]

    /// How strongly weights are drawn to zero, and those of a region to the general ones.
    private static let strength = 1.0
    private static let regionStrength = 6.0

    /// Creates the taste of somebody of whom nothing is known.
    public init() {}

    /// How much feedback was learned from.
    public var feedbackCount: Int { general.count }

    /// What a listener likes of a kind of track, by the names of the features: the weights in a region of moods.
    ///
    /// This is all that a strategy knows, for those who want to see it. The numbered genres are hashes of genres' words.
    public func weights(in quadrant: AffectQuadrant) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: zip(TasteFeatures.names, estimate(in: quadrant).weights))
    }

    mutating func learn(_ feedback: Feedback, about track: Track, in mood: Mood) {
        let features = TasteFeatures.features(of: track, for: mood)
        general.add(features, reward: feedback.isAboutMood ? feedback.reward / 4 : feedback.reward)
        regions[AffectQuadrant(of: mood.valenceArousal), default: RewardSums()].add(features, reward: feedback.reward)
    }

    func estimate(in quadrant: AffectQuadrant) -> TasteEstimate {
        let everywhere = general.estimate(around: TasteFeatures.prior, strength: Self.strength)
        guard let region = regions[quadrant] else { return everywhere }
        return region.estimate(around: everywhere.weights, strength: Self.regionStrength)
    }

    var isValid: Bool { general.isValid && regions.values.allSatisfy(\.isValid) }
}
