/// How a classifier's answers are spread when all is well with it.
///
/// All numbers are about the logarithms of its seven probabilities, relative to their mean, with probabilities under
/// ``leastProbability`` counted as that. With them the filter tells one display from the next by what is seen instead
/// of by the clock alone, and notices a classifier that is biased or too sure of itself.
public struct DisplayStatistics: Hashable, Sendable {
    /// The mean over displays.
    public let mean: EmotionScores
    /// The standard deviation over displays.
    public let spread: EmotionScores
    /// The standard deviation within one display: how much the answers to two frames of one face differ.
    public let noise: EmotionScores

    /// A probability below which a classifier's answer is rounding.
    public static let leastProbability = 1e-4
    /// The range of ``spread`` and ``noise``.
    public static let deviations = 1e-3...100.0

    /// Creates statistics.
    ///
    /// - Throws: ``FusionError/invalidParameter(_:_:expected:)`` for a deviation outside ``deviations``, or a mean that
    ///   no logarithms have.
    public init(mean: EmotionScores, spread: EmotionScores, noise: EmotionScores) throws(FusionError) {
        for value in mean.values { try FusionError.check("mean", value, in: -100...100) }
        for value in spread.values { try FusionError.check("spread", value, in: Self.deviations) }
        for value in noise.values { try FusionError.check("noise", value, in: Self.deviations) }
        self.init(uncheckedMean: mean.lanes, spread: spread.lanes, noise: noise.lanes)
    }

    init(uncheckedMean mean: SIMD8<Double>, spread: SIMD8<Double>, noise: SIMD8<Double>) {
        self.mean = EmotionScores(lanes: mean)
        self.spread = EmotionScores(lanes: spread)
        self.noise = EmotionScores(lanes: noise)
    }
}

extension DisplayStatistics: Codable {
    private enum CodingKeys: String, CodingKey {
        case mean, spread, noise
    }

    /// Reads an object with `mean`, `spread` and `noise` by emotion.
    ///
    /// - Throws: `DecodingError` that says what is missing or out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self = try decoder.explaining(FusionError.self) {
            try DisplayStatistics(
                mean: container.decode(EmotionScores.self, forKey: .mean),
                spread: container.decode(EmotionScores.self, forKey: .spread),
                noise: container.decode(EmotionScores.self, forKey: .noise))
        }
    }
}
