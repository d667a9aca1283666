extension SensorModel: Codable {
    private enum CodingKeys: String, CodingKey {
        case temperature, reliability, correlationTime, prior, baseRates
    }

    /// Reads an object with `reliability` and, if they are there, `temperature`, `correlationTime` in seconds, `prior`
    /// and `baseRates`.
    ///
    /// - Throws: `DecodingError` that says what is missing or out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self = try decoder.explaining(FusionError.self) {
            try SensorModel(
                temperature: container.decodeIfPresent(Double.self, forKey: .temperature) ?? 1,
                reliability: container.decode(Double.self, forKey: .reliability),
                correlationSeconds: container.decodeIfPresent(Double.self, forKey: .correlationTime)
                    ?? Self.unknown.correlationSeconds,
                prior: container.decodeIfPresent(EmotionProbabilities.self, forKey: .prior) ?? .uniform,
                baseRates: container.decodeIfPresent(EmotionProbabilities.self, forKey: .baseRates) ?? .uniform)
        }
    }

    /// Writes the object that ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(temperature, forKey: .temperature)
        try container.encode(reliability, forKey: .reliability)
        try container.encode(correlationSeconds, forKey: .correlationTime)
        try container.encode(prior, forKey: .prior)
        try container.encode(baseRates, forKey: .baseRates)
    }
}
