/// The default estimator: a Bayes filter for a mood that jumps, over observations at irregular times.
///
/// For an observation of modality `m`, with `e` its evidence by ``SensorModel``:
///
///     predict     p ← s p + (1 - s) baseRates         s = 2^(-Δt / halfLife)
///     discount    α = quality (1 - counted)           counted: how much of this display has been counted before
///     update      p ∝ p e^α
///
/// Observations of different modalities at one time commute. One of quality or reliability 0 changes nothing.
/// Probabilities below 1e-12 count as 1e-12, so the mood stays finite whatever a classifier says.
///
/// - Complexity: An update takes constant time and, after the first of its modality, allocates nothing. A state takes
///   about 350 bytes and 450 more for each modality.
public struct JumpFilter: MoodEstimator, Hashable {
    /// What the filter knew before it saw anything.
    public let parameters: Parameters

    private let forgetting: Forgetting
    private var belief: Belief
    /// Sorted by modality, so that sums over them do not depend on who came first.
    private var channels: [Channel] = []
    /// The sensors of ``channels``, in their order.
    private var sensors: [Sensor] = []

    /// Creates a filter that has seen nothing.
    public init(parameters: Parameters = Parameters()) {
        self.parameters = parameters
        forgetting = Forgetting(parameters)
        belief = Belief(startingAt: forgetting.baseRates)
    }

    /// Takes in one observation: predicts to its time, then applies Bayes' rule.
    public mutating func update(with observation: EmotionObservation) {
        guard observation.quality > 0, let index = channelIndex(of: observation.modality) else { return }
        let likelihood = channels[index].take(observation, through: sensors[index], forgetting: forgetting)
        belief.predict(to: observation.time, by: forgetting)
        belief.update(by: likelihood)
    }

    /// The mood at a moment, with each modality's vote and contributions faded to it.
    ///
    /// The conflict weighs votes by their freshness, so a modality that fell silent disagrees with nobody.
    public func mood(at time: Double) -> Mood {
        let votes = channels.map {
            (vote: $0.vote.predicted(to: time, by: forgetting), weight: freshness(of: $0, at: time))
        }
        let modalities = channels.map(\.modality)
        return Mood(
            time: time,
            probabilities: EmotionProbabilities(unchecked: belief.predicted(to: time, by: forgetting)),
            conflict: jensenShannonDivergence(votes),
            votes: Dictionary(
                uniqueKeysWithValues: zip(modalities, votes.map { EmotionProbabilities(unchecked: $0.vote) })),
            staleness: belief.time == Belief.beginning ? .infinity : max(0, time - belief.time),
            contributions: Dictionary(
                uniqueKeysWithValues: channels.map { ($0.modality, $0.contributions(at: time, by: forgetting)) }))
    }

    /// How much of a vote is left, in `0...1`.
    private func freshness(of channel: Channel, at time: Double) -> Double {
        forgetting.retained(after: time - channel.vote.time)
    }

    /// The place of a modality in ``channels``, where it is put if it is new; nothing for one of no influence.
    private mutating func channelIndex(of modality: Modality) -> Int? {
        if let index = channels.firstIndex(where: { $0.modality == modality }) { return index }
        let model = parameters.sensor(for: modality)
        guard model.reliability > 0 else { return nil }
        let index = channels.firstIndex { $0.modality > modality } ?? channels.count
        channels.insert(Channel(modality, baseRates: forgetting.baseRates), at: index)
        sensors.insert(Sensor(model), at: index)
        return index
    }
}

extension JumpFilter: Codable {
    /// The version that ``encode(to:)`` writes.
    public static let version = 1

    private enum CodingKeys: String, CodingKey {
        case version, parameters, belief, channels
    }

    /// Reads a state; it goes on bit for bit where the one that was written stopped.
    ///
    /// - Throws: `DecodingError` that says what is missing, of another version or no possible state.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(parameters: try container.decode(Parameters.self, forKey: .parameters))
        belief = try container.decode(Belief.self, forKey: .belief)
        channels = try container.decode([Channel].self, forKey: .channels)
        sensors = channels.map { Sensor(parameters.sensor(for: $0.modality)) }
        try decoder.explaining(FusionError.self) { [belief, channels] in
            try container.checkVersion(Self.version, forKey: .version)
            guard belief.isValid, channels.allSatisfy(\.isValid) else { throw FusionError.invalidState }
        }
    }

    /// Writes the whole state, parameters included.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(parameters, forKey: .parameters)
        try container.encode(belief, forKey: .belief)
        try container.encode(channels, forKey: .channels)
    }
}
