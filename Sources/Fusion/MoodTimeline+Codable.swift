extension MoodTimeline: Codable {
    private enum CodingKeys: String, CodingKey {
        case version, window, capacity, counts, horizon, past, observations, beforeLeap
    }

    /// Reads a timeline; it goes on bit for bit where the one that was written stopped.
    ///
    /// - Throws: `DecodingError` that says what is missing, of another version or out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let window = try container.decode(Double.self, forKey: .window)
        let counts = try container.decode(ObservationCounts.self, forKey: .counts)
        try decoder.explaining(FusionError.self) {
            try container.checkVersion(3, forKey: .version)
            try FusionError.check("window", window, in: 0...Seconds.longest)
            guard counts.areValid else { throw FusionError.invalidState }
        }
        try self.init(
            past: container.decode(Estimator.self, forKey: .past),
            log: container.decode(ObservationLog.self, forKey: .observations),
            counts: counts, windowSeconds: window,
            capacity: container.decode(Int.self, forKey: .capacity),
            horizon: container.decodeIfPresent(Double.self, forKey: .horizon) ?? -.infinity,
            beforeLeap: container.decodeIfPresent([MoodTimeline].self, forKey: .beforeLeap) ?? [])
    }

    /// Writes the whole state: the estimator before the window and the observations in it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(3, forKey: .version)
        try container.encode(windowSeconds, forKey: .window)
        try container.encode(capacity, forKey: .capacity)
        try container.encode(counts, forKey: .counts)
        if horizon.isFinite { try container.encode(horizon, forKey: .horizon) }
        try container.encode(past, forKey: .past)
        try container.encode(log, forKey: .observations)
        if !beforeLeap.isEmpty { try container.encode(beforeLeap, forKey: .beforeLeap) }
    }
}
