/// What an estimator knows before it sees anything; all estimators share it.
public struct FusionParameters: Hashable, Sendable {
    /// The models of the modalities that were measured.
    public var sensors: [Modality: SensorModel]
    /// The model of every other modality.
    public var other: SensorModel
    /// How often people are in each mood, to which the estimate returns when nothing is seen.
    public var baseRates: EmotionProbabilities
    /// Whether sensors that have ``SensorModel/statistics`` are watched and corrected.
    public var isGuarded = true
    /// When the mood changes; the mood of an estimator flickers less the larger the ratio.
    public var hysteresis = MoodHysteresis()
    /// Where the emotions lie in the plane of valence and arousal.
    public var coordinates = AffectCoordinates.russellMehrabian

    var halfLifeSeconds: Double
    var slowBaseRates = SlowBaseRates.Parameters()

    /// After how long without observations half of what was known is forgotten.
    public var halfLife: Duration { .seconds(halfLifeSeconds) }

    /// For how long a listener must be seen until their own base rates weigh as much as ``baseRates``.
    public var baseRateWeight: Duration {
        get { .seconds(slowBaseRates.weight) }
        set { slowBaseRates.weight = Seconds.of(newValue, atLeast: 1) }
    }

    /// Creates parameters; what is left out has the measured defaults.
    ///
    /// - Throws: ``FusionError/invalidParameter(_:_:expected:)`` for a half-life under a millisecond.
    public init(
        sensors: [Modality: SensorModel] = measuredSensors, other: SensorModel = .unknown,
        halfLife: Duration, baseRates: EmotionProbabilities = measuredBaseRates
    ) throws(FusionError) {
        try self.init(sensors: sensors, other: other, halfLifeSeconds: halfLife / .seconds(1), baseRates: baseRates)
    }

    /// Creates parameters from reliabilities alone, clamped to `0...1`; all else has the measured defaults.
    ///
    /// - Parameters:
    ///   - reliability: How likely each modality's displays show the mood.
    ///   - halfLife: One under a millisecond counts as a millisecond, one over 1e12 seconds as those.
    public init(reliability: [Modality: Double] = [:], halfLife: Duration = measuredHalfLife) {
        self = Self.measured.with(reliability: reliability, halfLife: halfLife)
    }

    init(
        sensors: [Modality: SensorModel], other: SensorModel, halfLifeSeconds: Double, baseRates: EmotionProbabilities
    ) throws(FusionError) {
        try FusionError.check("halfLife", halfLifeSeconds, in: Seconds.shortest...Seconds.longest)
        self.init(unchecked: halfLifeSeconds, sensors: sensors, other: other, baseRates: baseRates)
    }

    private init(
        unchecked halfLifeSeconds: Double, sensors: [Modality: SensorModel], other: SensorModel,
        baseRates: EmotionProbabilities
    ) {
        self.sensors = sensors
        self.other = other
        self.halfLifeSeconds = halfLifeSeconds
        self.baseRates = baseRates
    }

    /// What was fitted to the streams.
    private static let measured = FusionParameters(
        unchecked: measuredHalfLife / .seconds(1), sensors: measuredSensors, other: .unknown,
        baseRates: measuredBaseRates)

    /// The same with other reliabilities and another half-life, clamped as ``init(reliability:halfLife:)`` says.
    func with(reliability: [Modality: Double], halfLife: Duration) -> FusionParameters {
        var copy = self
        copy.halfLifeSeconds = Seconds.of(halfLife, atLeast: Seconds.shortest)
        for (modality, reliability) in reliability {
            copy.sensors[modality] = sensor(for: modality).withReliability(reliability)
        }
        return copy
    }

    /// The model of a modality.
    public func sensor(for modality: Modality) -> SensorModel { sensors[modality] ?? other }
}

extension JumpFilter {
    /// What a jump filter knows before it sees anything.
    public typealias Parameters = FusionParameters
}
