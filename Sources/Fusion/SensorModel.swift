/// How far the classifier of one modality can be believed, and about what.
///
/// The classifier's posterior `p` becomes evidence `e` for each emotion `k`:
///
///     q    = softmax(log p / temperature)
///     e(k) = reliability q(k) / prior(k) + (1 - reliability) Σ_j baseRates(j) q(j) / prior(j)
///
/// The first term holds when what is displayed is what is felt. The second, the same for all `k`, holds when it is not:
/// a polite smile says something of smiles, nothing of the mood. With a ``confusion``, `e(k) = Σ_j c_k(j) q(j) / prior(j)`.
///
/// Reference for the temperature: C. Guo et al., "On calibration of modern neural networks", ICML 2017, section 4.
public struct SensorModel: Hashable, Sendable {
    /// What the classifier's logits are divided by: above 1 for a classifier that is too sure of itself.
    public var temperature: Double { checked.temperature }
    /// How likely a display shows the mood, in `0...1`; at 0 the modality has no influence.
    public var reliability: Double { checked.reliability }
    /// How much of a display one of many frames tells, in `0...1`; an answer that stands alone tells all of it.
    public var share: Double { checked.share }
    /// For how long one display lasts: what is seen meanwhile is hardly news.
    public var correlationTime: Duration { .seconds(checked.correlationSeconds) }

    /// How often each emotion occurred in the classifier's training, which its posterior contains.
    public var prior: EmotionProbabilities
    /// How often each emotion is displayed whatever the mood.
    public var baseRates: EmotionProbabilities
    /// What is displayed in each mood, where enough labels taught it; without one, reliability and base rates say so.
    public var confusion: ConfusionMatrix?
    /// How the answers are spread when all is well; without them nobody watches the sensor.
    public var statistics: DisplayStatistics?

    /// The numbers that have a range.
    private(set) var checked: Numbers

    /// The range of ``temperature``.
    public static let temperatures = 0.05...20.0

    /// The numbers of a sensor model that have a range.
    struct Numbers: Hashable, Sendable {
        var temperature = 1.0
        var reliability: Double
        var share = 1.0
        var correlationSeconds: Double

        func check() throws(FusionError) {
            try FusionError.check("temperature", temperature, in: SensorModel.temperatures)
            try FusionError.check("reliability", reliability, in: 0...1)
            try FusionError.check("share", share, in: 0...1)
            try FusionError.check("correlationTime", correlationSeconds, in: 0...Seconds.longest)
        }
    }

    /// Creates a sensor model.
    ///
    /// - Throws: ``FusionError/invalidParameter(_:_:expected:)`` for a temperature outside ``temperatures``, a
    ///   reliability or share outside `0...1`, or a negative correlation time.
    public init(
        temperature: Double = 1, reliability: Double, correlationTime: Duration, share: Double = 1,
        prior: EmotionProbabilities = .uniform, baseRates: EmotionProbabilities = .uniform,
        confusion: ConfusionMatrix? = nil, statistics: DisplayStatistics? = nil
    ) throws(FusionError) {
        let numbers = Numbers(
            temperature: temperature, reliability: reliability, share: share,
            correlationSeconds: correlationTime / .seconds(1))
        try numbers.check()
        self.init(
            unchecked: numbers, prior: prior, baseRates: baseRates, confusion: confusion, statistics: statistics)
    }

    init(
        unchecked numbers: Numbers, prior: EmotionProbabilities = .uniform, baseRates: EmotionProbabilities = .uniform,
        confusion: ConfusionMatrix? = nil, statistics: DisplayStatistics? = nil
    ) {
        checked = numbers
        self.prior = prior
        self.baseRates = baseRates
        self.confusion = confusion
        self.statistics = statistics
    }

    /// The same model with another reliability, clamped to `0...1`.
    public func withReliability(_ reliability: Double) -> SensorModel {
        var copy = self
        copy.checked.reliability = reliability.isNaN ? 0 : min(1, max(0, reliability))
        return copy
    }

    /// The same model with other numbers, which the caller has checked.
    func with(_ change: (inout Numbers) -> Void) -> SensorModel {
        var copy = self
        change(&copy.checked)
        return copy
    }
}
