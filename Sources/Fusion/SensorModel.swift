/// How far the classifier of one modality can be believed, and about what.
///
/// The classifier's posterior `p` becomes evidence `e` for each emotion `k`:
///
///     q    = softmax(log p / temperature)
///     e(k) = reliability q(k) / prior(k) + (1 - reliability) Σ_j baseRates(j) q(j) / prior(j)
///
/// The first term holds when what is displayed is what is felt. The second, the same for all `k`, holds when it is not:
/// a polite smile says something of smiles, nothing of the mood.
///
/// Reference for the temperature: C. Guo et al., "On calibration of modern neural networks", ICML 2017, section 4.
public struct SensorModel: Hashable, Sendable {
    /// What the classifier's logits are divided by: above 1 for a classifier that is too sure of itself.
    public let temperature: Double
    /// How likely a display shows the mood, in `0...1`; at 0 the modality has no influence.
    public let reliability: Double
    /// How often each emotion occurred in the classifier's training, which its posterior contains.
    public let prior: EmotionProbabilities
    /// How often each emotion is displayed whatever the mood.
    public let baseRates: EmotionProbabilities

    let correlationSeconds: Double

    /// The range of ``temperature``.
    public static let temperatures = 0.05...20.0

    /// For how long one display lasts: what is seen meanwhile is hardly news.
    public var correlationTime: Duration { .seconds(correlationSeconds) }

    /// Creates a sensor model.
    ///
    /// - Throws: ``FusionError/invalidParameter(_:_:expected:)`` for a temperature outside ``temperatures``, a
    ///   reliability outside `0...1`, or a negative correlation time.
    public init(
        temperature: Double = 1, reliability: Double, correlationTime: Duration,
        prior: EmotionProbabilities = .uniform, baseRates: EmotionProbabilities = .uniform
    ) throws(FusionError) {
        try self.init(
            temperature: temperature, reliability: reliability, correlationSeconds: correlationTime / .seconds(1),
            prior: prior, baseRates: baseRates)
    }

    init(
        temperature: Double, reliability: Double, correlationSeconds: Double,
        prior: EmotionProbabilities, baseRates: EmotionProbabilities
    ) throws(FusionError) {
        try FusionError.check("temperature", temperature, in: Self.temperatures)
        try FusionError.check("reliability", reliability, in: 0...1)
        try FusionError.check("correlationTime", correlationSeconds, in: 0...Seconds.longest)
        self.init(
            uncheckedTemperature: temperature, reliability: reliability, correlationSeconds: correlationSeconds,
            prior: prior, baseRates: baseRates)
    }

    init(
        uncheckedTemperature temperature: Double, reliability: Double, correlationSeconds: Double,
        prior: EmotionProbabilities = .uniform, baseRates: EmotionProbabilities = .uniform
    ) {
        self.temperature = temperature
        self.reliability = reliability
        self.correlationSeconds = correlationSeconds
        self.prior = prior
        self.baseRates = baseRates
    }

    /// The same model with another reliability, clamped to `0...1`.
    public func withReliability(_ reliability: Double) -> SensorModel {
        SensorModel(
            uncheckedTemperature: temperature, reliability: reliability.isNaN ? 0 : min(1, max(0, reliability)),
            correlationSeconds: correlationSeconds, prior: prior, baseRates: baseRates)
    }
}
