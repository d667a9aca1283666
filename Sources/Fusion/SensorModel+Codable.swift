extension SensorModel: Codable {
    private enum CodingKeys: String, CodingKey {
        case temperature, reliability, share, correlationTime, prior, baseRates, confusion, statistics
    }

    /// Reads an object with `reliability` and, if they are there, `temperature`, `share`, `correlationTime` in seconds,
    /// `prior`, `baseRates`, `confusion` and `statistics`.
    ///
    /// - Throws: `DecodingError` that says what is missing or out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let unknown = Self.unknown.checked
        let numbers = try Numbers(
            temperature: container.decodeIfPresent(Double.self, forKey: .temperature) ?? 1,
            reliability: container.decode(Double.self, forKey: .reliability),
            share: container.decodeIfPresent(Double.self, forKey: .share) ?? 1,
            correlationSeconds: container.decodeIfPresent(Double.self, forKey: .correlationTime)
                ?? unknown.correlationSeconds)
        try decoder.explaining(FusionError.self) { try numbers.check() }
        try self.init(
            unchecked: numbers,
            prior: container.decodeIfPresent(EmotionProbabilities.self, forKey: .prior) ?? .uniform,
            baseRates: container.decodeIfPresent(EmotionProbabilities.self, forKey: .baseRates) ?? .uniform,
            confusion: container.decodeIfPresent(ConfusionMatrix.self, forKey: .confusion),
            statistics: container.decodeIfPresent(DisplayStatistics.self, forKey: .statistics))
    }

    /// Writes the object that ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(temperature, forKey: .temperature)
        try container.encode(reliability, forKey: .reliability)
        try container.encode(share, forKey: .share)
        try container.encode(checked.correlationSeconds, forKey: .correlationTime)
        try container.encode(prior, forKey: .prior)
        try container.encode(baseRates, forKey: .baseRates)
        try container.encodeIfPresent(confusion, forKey: .confusion)
        try container.encodeIfPresent(statistics, forKey: .statistics)
    }
}
