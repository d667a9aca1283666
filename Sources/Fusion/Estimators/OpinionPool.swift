/// An estimator that keeps the last answer of each modality and combines those by a rule.
///
/// An answer counts by its quality and its sensor's reliability, and less the older it is:
///
///     w = quality reliability 2^(-age / halfLife)
///
/// What the weights leave to 1 goes to the base rates.
public struct OpinionPool<Rule: PoolingRule>: MoodEstimator, Hashable {
    /// What the pool knew before it saw anything; of each sensor it uses the reliability.
    public let parameters: FusionParameters

    private let halfLife: Double
    /// Sorted by modality.
    private var answers: [Answer] = []

    /// Creates a pool that has seen nothing.
    ///
    /// - Parameter halfLife: After how long an answer counts half; one under a millisecond counts as a millisecond.
    public init(parameters: FusionParameters = FusionParameters(), halfLife: Duration = Rule.measuredHalfLife) {
        self.parameters = parameters
        self.halfLife = Seconds.of(halfLife, atLeast: Seconds.shortest)
    }

    /// Replaces the last answer of the observation's modality.
    public mutating func update(with observation: EmotionObservation) {
        let model = parameters.sensor(for: observation.modality)
        let answer = Answer(
            modality: observation.modality, probabilities: observation.probabilities,
            weight: observation.quality * model.reliability, time: observation.time)
        guard answer.weight > 0 else { return }
        let index = answers.firstIndex { $0.modality >= answer.modality } ?? answers.count
        if index < answers.count, answers[index].modality == answer.modality {
            answers[index] = answer
        } else {
            answers.insert(answer, at: index)
        }
    }

    /// The pooled mood at a moment.
    public func mood(at time: Double) -> Mood {
        let opinions = answers.map {
            Opinion(
                probabilities: $0.probabilities.lanes,
                weight: $0.weight * Forgetting.retained(after: max(0, time - $0.time), halfLife: halfLife),
                time: $0.time)
        }
        return Mood(
            time: time, probabilities: EmotionProbabilities(unchecked: Rule.pool(opinions, parameters.baseRates.lanes)),
            conflict: jensenShannonDivergence(opinions.map { (vote: $0.probabilities, weight: $0.weight) }),
            votes: Dictionary(
                answers.map { ($0.modality, $0.probabilities) }, uniquingKeysWith: { first, _ in first }),
            staleness: answers.map { max(0, time - $0.time) }.min() ?? .infinity, coordinates: parameters.coordinates)
    }

    private struct Answer: Hashable, Codable, Sendable {
        let modality: Modality
        let probabilities: EmotionProbabilities
        let weight: Double
        let time: Double
    }
}

/// How an ``OpinionPool`` combines what the modalities said last.
public protocol PoolingRule: Hashable, Sendable {
    /// The half-life with the least log loss on the listeners that the defaults are fitted to.
    static var measuredHalfLife: Duration { get }

    /// Combines opinions, of which there may be none, into a distribution that is proportional to the result.
    static func pool(_ opinions: [Opinion], _ baseRates: SIMD8<Double>) -> SIMD8<Double>
}

/// What one modality said last and how much it counts now.
public struct Opinion: Sendable {
    /// The seven probabilities; the eighth lane is zero.
    public let probabilities: SIMD8<Double>
    /// How much it counts, in `0...1`.
    public let weight: Double
    /// When it was said.
    public let time: Double
}

extension EmotionProbabilities {
    /// The logarithms of the probabilities; nothing is taken to be less likely than 1e-6.
    var logarithms: SIMD8<Double> {
        pointwiseMax(lanes, SIMD8(repeating: 1e-6)).mapEmotions(Math.log)
    }
}
