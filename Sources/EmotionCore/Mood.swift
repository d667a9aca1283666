/// What all sources together say of a listener's mood at one moment.
public struct Mood: Hashable, Sendable {
    /// The moment, in seconds on the axis of the observations.
    public var time: Double
    /// The fused distribution.
    public var probabilities: EmotionProbabilities
    /// The expected valence and arousal under the fused distribution.
    public var valenceArousal: ValenceArousal
    /// How widely the emotions' points spread around ``valenceArousal``.
    public var covariance: Covariance
    /// The normalized entropy of ``probabilities``: 0 is certain, 1 knows nothing.
    public var uncertainty: Double
    /// How much the modalities disagree: the Jensen-Shannon divergence of their ``votes``, in bits, at least 0.
    public var conflict: Double
    /// What each modality alone would say now.
    public var votes: [Modality: EmotionProbabilities]
    /// Whether two emotions of opposed valence are both likely.
    public var isMixed: Bool
    /// Seconds since the last observation; infinite if there was none.
    public var staleness: Double
    /// The log-evidence that each modality has added for each emotion, faded by time, relative to its mean.
    public var contributions: [Modality: EmotionScores]
    /// How often this listener is in each mood, over hours; nothing from an estimator that does not learn it.
    public var baseRates: EmotionProbabilities?

    /// A symmetric 2 x 2 covariance over valence and arousal.
    public struct Covariance: Hashable, Codable, Sendable {
        /// The variance of valence.
        public var valence: Double
        /// The variance of arousal.
        public var arousal: Double
        /// The covariance of the two.
        public var both: Double

        /// Creates a covariance from its three distinct entries.
        public init(valence: Double, arousal: Double, both: Double) {
            self.valence = valence
            self.arousal = arousal
            self.both = both
        }
    }

    /// Creates a mood; what follows from the probabilities alone is worked out here.
    public init(
        time: Double, probabilities: EmotionProbabilities, conflict: Double = 0,
        votes: [Modality: EmotionProbabilities] = [:], staleness: Double = 0,
        contributions: [Modality: EmotionScores] = [:], baseRates: EmotionProbabilities? = nil,
        coordinates: AffectCoordinates = .russellMehrabian
    ) {
        self.time = time
        self.probabilities = probabilities
        valenceArousal = coordinates.mean(of: probabilities)
        covariance = Covariance(of: probabilities, in: coordinates)
        uncertainty = probabilities.normalizedEntropy
        self.conflict = conflict
        self.votes = votes
        isMixed = probabilities.isMixed
        self.staleness = staleness
        self.contributions = contributions
        self.baseRates = baseRates
    }

    /// The expected valence, in `-1...1`.
    public var valence: Double { valenceArousal.valence }
    /// The expected arousal, in `-1...1`.
    public var arousal: Double { valenceArousal.arousal }
    /// A plain word for where the mood lies on the circumplex: calm, tense, excited or gloomy.
    public var affect: AffectWord { AffectWord(valenceArousal) }
}

extension Mood.Covariance {
    /// The covariance of the emotions' points under a distribution.
    init(of probabilities: EmotionProbabilities, in coordinates: AffectCoordinates) {
        let mean = coordinates.mean(of: probabilities)
        self.init(valence: 0, arousal: 0, both: 0)
        for emotion in Emotion.allCases {
            let point = coordinates[emotion]
            let (dv, da) = (point.valence - mean.valence, point.arousal - mean.arousal)
            valence += probabilities[emotion] * dv * dv
            arousal += probabilities[emotion] * da * da
            both += probabilities[emotion] * dv * da
        }
    }
}

extension EmotionProbabilities {
    /// The least probability at which an emotion counts as one of two mixed feelings.
    public static let mixedThreshold = 0.25

    /// Whether happiness and an unpleasant emotion are both at least ``mixedThreshold`` likely.
    public var isMixed: Bool {
        let unpleasant: [Emotion] = [.angry, .disgusted, .fearful, .sad]
        return self[.happy] >= Self.mixedThreshold
            && unpleasant.contains { self[$0] >= Self.mixedThreshold }
    }
}

extension Mood: Codable {
    private enum CodingKeys: String, CodingKey {
        case time, probabilities, mood, affect, valence, arousal, covariance, uncertainty, conflict, votes
        case isMixed = "mixed"
        case staleness, contributions, baseRates
    }

    /// Reads what ``encode(to:)`` writes; all but `time` and `probabilities` may be absent.
    ///
    /// - Throws: `DecodingError` that says what is missing or out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            time: try container.decode(Double.self, forKey: .time),
            probabilities: try container.decode(EmotionProbabilities.self, forKey: .probabilities),
            conflict: try container.decodeIfPresent(Double.self, forKey: .conflict) ?? 0,
            votes: try container.decodeIfPresent([Modality: EmotionProbabilities].self, forKey: .votes) ?? [:],
            staleness: try container.decodeIfPresent(Double.self, forKey: .staleness) ?? .infinity,
            contributions: try container.decodeIfPresent([Modality: EmotionScores].self, forKey: .contributions) ?? [:],
            baseRates: try container.decodeIfPresent(EmotionProbabilities.self, forKey: .baseRates))
        valenceArousal = try ValenceArousal(
            valence: container.decodeIfPresent(Double.self, forKey: .valence) ?? valence,
            arousal: container.decodeIfPresent(Double.self, forKey: .arousal) ?? arousal)
        covariance = try container.decodeIfPresent(Covariance.self, forKey: .covariance) ?? covariance
    }

    /// Writes the object that the tool prints; an infinite staleness is left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(time, forKey: .time)
        try container.encode(probabilities, forKey: .probabilities)
        try container.encode(probabilities.mostLikely, forKey: .mood)
        try container.encode(affect, forKey: .affect)
        try container.encode(valence, forKey: .valence)
        try container.encode(arousal, forKey: .arousal)
        try container.encode(covariance, forKey: .covariance)
        try container.encode(uncertainty, forKey: .uncertainty)
        try container.encode(conflict, forKey: .conflict)
        try container.encode(votes, forKey: .votes)
        try container.encode(isMixed, forKey: .isMixed)
        if staleness.isFinite { try container.encode(staleness, forKey: .staleness) }
        try container.encode(contributions, forKey: .contributions)
        try container.encodeIfPresent(baseRates, forKey: .baseRates)
    }
}
