extension JumpFilter {
    /// What a jump filter knows before it sees anything.
    public struct Parameters: Hashable, Sendable {
        /// The models of the modalities that were measured.
        public var sensors: [Modality: SensorModel]
        /// The model of every other modality.
        public var other: SensorModel
        /// How often the listener is in each mood, to which the estimate returns when nothing is seen.
        public var baseRates: EmotionProbabilities

        var halfLifeSeconds: Double

        /// After how long without observations half of what was known is forgotten.
        public var halfLife: Duration { .seconds(halfLifeSeconds) }

        /// The models of face, text and self-report.
        public static let measuredSensors: [Modality: SensorModel] = [
            .face: .face, .text: .text, .selfReport: .selfReport,
        ]

        /// How often people are in each mood; fitted as ``SensorModel/face``.
        public static let measuredBaseRates = EmotionProbabilities(
            unchecked: [0.07, 0.02, 0.05, 0.25, 0.43, 0.14, 0.04, 0])

        /// Creates parameters; what is left out has the measured defaults.
        ///
        /// - Throws: ``FusionError/invalidParameter(_:_:expected:)`` for a half-life under a millisecond.
        public init(
            sensors: [Modality: SensorModel] = measuredSensors, other: SensorModel = .unknown,
            halfLife: Duration, baseRates: EmotionProbabilities = measuredBaseRates
        ) throws(FusionError) {
            try self.init(
                sensors: sensors, other: other, halfLifeSeconds: halfLife / .seconds(1), baseRates: baseRates)
        }

        /// Creates parameters from reliabilities alone, clamped to `0...1`; all else has the measured defaults.
        ///
        /// - Parameters:
        ///   - reliability: How likely each modality's displays show the mood.
        ///   - halfLife: One under a millisecond counts as a millisecond.
        public init(reliability: [Modality: Double] = [:], halfLife: Duration = .seconds(240)) {
            sensors = Self.measuredSensors
            other = .unknown
            baseRates = Self.measuredBaseRates
            halfLifeSeconds = max(Seconds.shortest, halfLife / .seconds(1))
            for (modality, reliability) in reliability {
                sensors[modality] = sensor(for: modality).withReliability(reliability)
            }
        }

        private init(
            sensors: [Modality: SensorModel], other: SensorModel, halfLifeSeconds: Double,
            baseRates: EmotionProbabilities
        ) throws(FusionError) {
            try FusionError.check("halfLife", halfLifeSeconds, in: Seconds.shortest...Seconds.longest)
            self.sensors = sensors
            self.other = other
            self.halfLifeSeconds = halfLifeSeconds
            self.baseRates = baseRates
        }

        /// The model of a modality.
        public func sensor(for modality: Modality) -> SensorModel { sensors[modality] ?? other }
    }
}

extension JumpFilter.Parameters: Codable {
    /// The version that ``encode(to:)`` writes.
    public static let version = 1

    private enum CodingKeys: String, CodingKey {
        case version, sensors, other, halfLife, baseRates
    }

    /// Reads an object with `halfLife` in seconds and, if they are there, `sensors` by modality, `other`, `baseRates`.
    ///
    /// - Throws: `DecodingError` that says what is missing, unknown or out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self = try decoder.explaining(FusionError.self) {
            try container.checkVersion(Self.version, forKey: .version)
            return try JumpFilter.Parameters(
                sensors: container.decodeIfPresent([Modality: SensorModel].self, forKey: .sensors)
                    ?? Self.measuredSensors,
                other: container.decodeIfPresent(SensorModel.self, forKey: .other) ?? .unknown,
                halfLifeSeconds: container.decode(Double.self, forKey: .halfLife),
                baseRates: container.decodeIfPresent(EmotionProbabilities.self, forKey: .baseRates)
                    ?? Self.measuredBaseRates)
        }
    }

    /// Writes the object that ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(sensors, forKey: .sensors)
        try container.encode(other, forKey: .other)
        try container.encode(halfLifeSeconds, forKey: .halfLife)
        try container.encode(baseRates, forKey: .baseRates)
    }
}

extension KeyedDecodingContainer {
    /// Refuses any version but `expected`; an absent one counts as expected.
    func checkVersion(_ expected: Int, forKey key: Key) throws {
        let version = try decodeIfPresent(Int.self, forKey: key) ?? expected
        if version != expected { throw FusionError.unsupportedVersion(version, expected: expected) }
    }
}
