/// The default estimator: a Bayes filter for a mood that jumps, over observations at irregular times.
///
/// For an observation of modality `m`, with `e` the evidence of its display by ``SensorModel``:
///
///     predict     p ← s p + (1 - s) π_u               s = 2^(-Δt / halfLife), π_u the listener's base rates
///     display     x ← mean of the log posteriors of the frames of one display
///     weight      α ← c α + quality share (1 - c α)   c how likely the display is still the same
///     update      p ∝ p e(x)^α / e(x before)^(s c α before)
///
/// So a display counts once, however many frames show it, and each frame makes its evidence better. A sensor with
/// ``SensorModel/statistics`` is watched: one that is biased or too sure of itself is corrected and believed less.
///
/// Observations of different modalities at one time commute. One of quality or reliability 0 changes nothing.
/// Probabilities below 1e-12 count as 1e-12, so the mood stays finite whatever a classifier says.
///
/// - Complexity: An update takes constant time and, after the first of its modality, allocates nothing.
public struct JumpFilter: MoodEstimator, Hashable {
    /// What the filter knew before it saw anything.
    public var parameters: FusionParameters { prototype.parameters }

    /// Parameters, worked out once and shared by all copies.
    private let prototype: SensorTable
    /// How the belief fades up to its time.
    private var forgetting: Forgetting
    /// How it fades from then on, with base rates that have learned from the last moment.
    private var fadingOn: Forgetting
    private var belief: Belief
    private var slowBaseRates = SlowBaseRates()
    private var hysteresis: MoodHysteresis
    /// Sorted by modality, so that sums over them do not depend on who came first.
    private var channels: [Channel] = []

    /// Creates a filter that has seen nothing.
    public init(parameters: FusionParameters = FusionParameters()) {
        let lanes = parameters.baseRates.lanes
        prototype = SensorTable(parameters)
        forgetting = Forgetting(halfLifeSeconds: parameters.halfLifeSeconds, baseRates: lanes)
        fadingOn = forgetting
        belief = Belief(startingAt: lanes)
        hysteresis = parameters.hysteresis
    }

    /// Takes in one observation: predicts to its time, then applies Bayes' rule.
    public mutating func update(with observation: EmotionObservation) {
        let sensor = prototype[observation.modality]
        guard observation.quality > 0, sensor.hasInfluence else { return }
        if observation.time > belief.time { advance(to: observation.time) }
        let index = channelIndex(of: observation.modality)
        let likelihood = channels[index].take(observation, through: sensor, forgetting: forgetting)
        belief.update(by: likelihood)
        learnBaseRates(from: likelihood)
    }

    /// The mood at a moment, with each modality's vote and contributions faded to it.
    ///
    /// The conflict weighs votes by their freshness, so a modality that fell silent disagrees with nobody.
    public func mood(at time: Double) -> Mood {
        let votes = channels.map {
            (vote: $0.vote.predicted(to: time, by: fadingOn), weight: freshness(of: $0, at: time))
        }
        let modalities = channels.map(\.modality)
        return Mood(
            time: time, probabilities: probabilities(at: time), conflict: jensenShannonDivergence(votes),
            votes: Dictionary(
                uniqueKeysWithValues: zip(modalities, votes.map { EmotionProbabilities(unchecked: $0.vote) })),
            staleness: belief.time == Belief.beginning ? .infinity : max(0, time - belief.time),
            contributions: Dictionary(
                uniqueKeysWithValues: channels.map { ($0.modality, $0.contributions(at: time, by: fadingOn)) }),
            baseRates: EmotionProbabilities(unchecked: fadingOn.baseRates), coordinates: parameters.coordinates)
    }

    /// The fused distribution at a moment, in which the mood that is held leads.
    func probabilities(at time: Double) -> EmotionProbabilities {
        let predicted = belief.predicted(to: time, by: fadingOn)
        var hysteresis = hysteresis
        if belief.time > Belief.beginning { hysteresis.update(with: belief.probabilities) }
        hysteresis.update(with: predicted)
        return EmotionProbabilities(unchecked: hysteresis.steadied(predicted))
    }

    /// The fused distribution at a moment, whatever mood is held.
    func prediction(at time: Double) -> EmotionProbabilities {
        EmotionProbabilities(unchecked: belief.predicted(to: time, by: fadingOn))
    }

    /// Lets time pass. What was said at the last moment is complete now: the mood may have changed.
    private mutating func advance(to time: Double) {
        if belief.time > Belief.beginning { hysteresis.update(with: belief.probabilities) }
        forgetting = fadingOn
        slowBaseRates.pass(belief, until: time, by: forgetting)
        belief.predict(to: time, by: forgetting)
    }

    private mutating func learnBaseRates(from likelihood: SIMD8<Double>) {
        guard likelihood.isInformative else { return }
        slowBaseRates.count(prototype.slowBaseRates)
        fadingOn.baseRates = slowBaseRates.rates(from: prototype.baseRates, prototype.slowBaseRates)
    }

    /// How much of a vote is left, in `0...1`.
    private func freshness(of channel: Channel, at time: Double) -> Double {
        fadingOn.retained(after: time - channel.vote.time)
    }

    /// The place of a modality in ``channels``, where it is put if it is new.
    private mutating func channelIndex(of modality: Modality) -> Int {
        if let index = channels.firstIndex(where: { $0.modality == modality }) { return index }
        let index = channels.firstIndex { $0.modality > modality } ?? channels.count
        let channel = Channel(
            modality, baseRates: prototype.baseRates, reference: prototype[modality].reference)
        channels.insert(channel, at: index)
        return index
    }
}

extension JumpFilter: Codable {
    /// The version that ``encode(to:)`` writes.
    public static let version = 3

    private enum CodingKeys: String, CodingKey {
        case version, parameters, belief, baseRates, slowBaseRates, current, channels
    }

    /// Reads a state; it goes on bit for bit where the one that was written stopped.
    ///
    /// - Throws: `DecodingError` that says what is missing, of another version or no possible state.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.explaining(FusionError.self) { try container.checkVersion(Self.version, forKey: .version) }
        self.init(parameters: try container.decode(FusionParameters.self, forKey: .parameters))
        belief = try container.decode(Belief.self, forKey: .belief)
        slowBaseRates = try container.decode(SlowBaseRates.self, forKey: .slowBaseRates)
        channels = try container.decode([Channel].self, forKey: .channels)
        hysteresis.current = try container.decodeIfPresent(Emotion.self, forKey: .current)
        try decoder.explaining(FusionError.self) { [belief, slowBaseRates, channels] in
            guard belief.isValid, slowBaseRates.isValid, channels.allSatisfy(\.isValid) else {
                throw FusionError.invalidState
            }
        }
        forgetting.baseRates = try container.decode(Packed<Double>.self, forKey: .baseRates).wrappedValue
        fadingOn.baseRates = slowBaseRates.rates(from: prototype.baseRates, prototype.slowBaseRates)
    }

    /// Writes the whole state, parameters included.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(parameters, forKey: .parameters)
        try container.encode(belief, forKey: .belief)
        try container.encode(Packed<Double>(wrappedValue: forgetting.baseRates), forKey: .baseRates)
        try container.encode(slowBaseRates, forKey: .slowBaseRates)
        try container.encodeIfPresent(hysteresis.current, forKey: .current)
        try container.encode(channels, forKey: .channels)
    }
}
