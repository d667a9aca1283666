extension FusionParameters: Codable {
    /// The version that ``encode(to:)`` writes.
    public static let version = 1

    private enum CodingKeys: String, CodingKey {
        case version, sensors, other, halfLife, baseRates, baseRateWeight, isGuarded, switchRatio, coordinates
        case isShared = "shared"
    }

    /// Reads an object with `halfLife` in seconds and, if they are there, `sensors` by modality, `other`, `baseRates`,
    /// `baseRateWeight` in seconds, `isGuarded`, `switchRatio` and `coordinates`.
    ///
    /// - Throws: `DecodingError` that says what is missing, unknown or out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let shared = Self.shared(in: decoder.userInfo),
            try container.decodeIfPresent(Bool.self, forKey: .isShared) == true
        {
            self = shared
            return
        }
        self = try decoder.explaining(FusionError.self) {
            try container.checkVersion(Self.version, forKey: .version)
            var parameters = try FusionParameters(
                sensors: container.decodeIfPresent([Modality: SensorModel].self, forKey: .sensors)
                    ?? Self.measuredSensors,
                other: container.decodeIfPresent(SensorModel.self, forKey: .other) ?? .unknown,
                halfLifeSeconds: container.decode(Double.self, forKey: .halfLife),
                baseRates: container.decodeIfPresent(EmotionProbabilities.self, forKey: .baseRates)
                    ?? Self.measuredBaseRates)
            try parameters.readHabits(from: container)
            return parameters
        }
    }

    /// Reads what says how moods are reported, beside what they are inferred from.
    private mutating func readHabits(from container: KeyedDecodingContainer<CodingKeys>) throws {
        if let weight = try container.decodeIfPresent(Double.self, forKey: .baseRateWeight) {
            try FusionError.check("baseRateWeight", weight, in: 1...Seconds.longest)
            slowBaseRates.weight = weight
        }
        if let ratio = try container.decodeIfPresent(Double.self, forKey: .switchRatio) {
            try FusionError.check("switchRatio", ratio, in: MoodHysteresis.ratios)
            hysteresis = MoodHysteresis(ratio: ratio)
        }
        isGuarded = try container.decodeIfPresent(Bool.self, forKey: .isGuarded) ?? isGuarded
        coordinates = try container.decodeIfPresent(AffectCoordinates.self, forKey: .coordinates) ?? coordinates
    }

    /// Writes the object that ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if Self.shared(in: encoder.userInfo) == self { return try container.encode(true, forKey: .isShared) }
        try container.encode(Self.version, forKey: .version)
        try container.encode(sensors, forKey: .sensors)
        try container.encode(other, forKey: .other)
        try container.encode(halfLifeSeconds, forKey: .halfLife)
        try container.encode(baseRates, forKey: .baseRates)
        try container.encode(slowBaseRates.weight, forKey: .baseRateWeight)
        try container.encode(isGuarded, forKey: .isGuarded)
        try container.encode(hysteresis.ratio, forKey: .switchRatio)
        try container.encode(coordinates, forKey: .coordinates)
    }
}

extension KeyedDecodingContainer {
    /// Refuses any version but `expected`; an absent one counts as expected.
    func checkVersion(_ expected: Int, forKey key: Key) throws {
        let version = try decodeIfPresent(Int.self, forKey: key) ?? expected
        if version != expected { throw FusionError.unsupportedVersion(version, expected: expected) }
    }
}
