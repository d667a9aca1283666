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
/// After a self-report the likeliest emotion is the mood at once; otherwise ``MoodHysteresis`` decides.
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
    /// The listener's base rates up to the belief's time; from then on they have learned from that moment too.
    @Packed<Double> private var baseRates: SIMD8<Double>
    private var belief: Belief<Double>
    private var slowBaseRates = SlowBaseRates()
    /// The emotion that counts as the mood; nothing before the first distribution and after a self-report, which holds
    /// for no other mood.
    private var current: Emotion?
    /// Sorted by modality, so that sums over them do not depend on who came first.
    private var channels: [Channel] = []

    /// Creates a filter that has seen nothing.
    public init(parameters: FusionParameters = FusionParameters()) {
        let lanes = parameters.baseRates.lanes
        prototype = SensorTable(parameters)
        baseRates = lanes
        belief = Belief(startingAt: lanes)
        current = parameters.hysteresis.current
    }

    /// Takes in one observation: predicts to its time, then applies Bayes' rule.
    public mutating func update(with observation: EmotionObservation) {
        let sensor = prototype[observation.modality]
        guard observation.quality > 0, sensor.hasInfluence else { return }
        if observation.time > belief.time { advance(to: observation.time) }
        let index = channelIndex(of: observation.modality)
        let likelihood = channels[index].take(observation, through: sensor, forgetting: forgetting)
        belief.update(by: likelihood)
        if sensor.releasesMood { current = nil }
        if likelihood.isInformative { slowBaseRates.count(prototype.slowBaseRates) }
    }

    /// The mood at a moment, with each modality's vote and contributions faded to it.
    ///
    /// The conflict weighs votes by their freshness, so a modality that fell silent disagrees with nobody.
    public func mood(at time: Double) -> Mood {
        let fading = fadingOn
        let votes = channels.map {
            (
                vote: $0.vote.predicted(to: time, by: fading),
                weight: fading.retained(after: time - $0.vote.time)
            )
        }
        let modalities = channels.map(\.modality)
        return Mood(
            time: time, probabilities: probabilities(at: time), conflict: jensenShannonDivergence(votes),
            votes: Dictionary(
                uniqueKeysWithValues: zip(modalities, votes.map { EmotionProbabilities(unchecked: $0.vote) })),
            staleness: belief.isNew ? .infinity : max(0, time - belief.time),
            contributions: Dictionary(
                uniqueKeysWithValues: channels.map { ($0.modality, $0.contributions(at: time, by: fading)) }),
            baseRates: EmotionProbabilities(unchecked: fading.baseRates), coordinates: parameters.coordinates)
    }

    /// The fused distribution at a moment, in which the mood that is held leads.
    func probabilities(at time: Double) -> EmotionProbabilities {
        let predicted = belief.predicted(to: time, by: fadingOn)
        var rule = hysteresis
        if !belief.isNew { rule.update(with: belief.probabilities) }
        rule.update(with: predicted)
        return EmotionProbabilities(unchecked: rule.steadied(predicted))
    }

    /// The fused distribution at a moment, whatever mood is held.
    func prediction(at time: Double) -> EmotionProbabilities {
        EmotionProbabilities(unchecked: belief.predicted(to: time, by: fadingOn))
    }

    /// Lets time pass. What was said at the last moment is complete now: the mood may have changed.
    private mutating func advance(to time: Double) {
        let fading = fadingOn
        let retained = fading.retained(after: time - belief.time)
        if !belief.isNew {
            var rule = hysteresis
            rule.update(with: belief.probabilities)
            current = rule.current
            slowBaseRates.pass(time - belief.time, from: belief.probabilities, retaining: retained, by: fading)
        }
        belief.fade(to: time, retaining: retained, by: fading)
        baseRates = fading.baseRates
    }

    /// How the belief fades up to its time.
    private var forgetting: Forgetting { Forgetting(rate: prototype.fadingRate, baseRates: baseRates) }

    /// How it fades from then on.
    private var fadingOn: Forgetting {
        Forgetting(
            rate: prototype.fadingRate,
            baseRates: slowBaseRates.rates(from: prototype.baseRates, prototype.slowBaseRates))
    }

    /// The rule for when the mood changes, and the mood.
    private var hysteresis: MoodHysteresis {
        var rule = prototype.hysteresis
        rule.current = current
        return rule
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
        belief = try container.decode(Belief<Double>.self, forKey: .belief)
        slowBaseRates = try container.decode(SlowBaseRates.self, forKey: .slowBaseRates)
        channels = try container.decode([Channel].self, forKey: .channels)
        current = try container.decodeIfPresent(Emotion.self, forKey: .current)
        _baseRates = try container.decode(Packed<Double>.self, forKey: .baseRates)
        try decoder.explaining(FusionError.self) { [baseRates, belief, slowBaseRates, channels] in
            guard baseRates.isDistribution, belief.isValid, slowBaseRates.isValid, channels.allSatisfy(\.isValid),
                zip(channels, channels.dropFirst()).allSatisfy({ $0.modality < $1.modality })
            else {
                throw FusionError.invalidState
            }
        }
    }

    /// Writes the whole state, parameters included.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(parameters, forKey: .parameters)
        try container.encode(belief, forKey: .belief)
        try container.encode(_baseRates, forKey: .baseRates)
        try container.encode(slowBaseRates, forKey: .slowBaseRates)
        try container.encodeIfPresent(current, forKey: .current)
        try container.encode(channels, forKey: .channels)
    }
}
