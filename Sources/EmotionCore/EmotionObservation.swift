/// What one source saw at one moment: the only thing that crosses from a model into fusion.
public struct EmotionObservation: Hashable, Identifiable, Sendable {
    /// Names this observation; a second one with the same id is taken for a repeat and ignored.
    public let id: String
    /// The channel it came through.
    public let modality: Modality
    /// When it was made, in seconds on an axis of the caller's choice that does not run backwards.
    public let time: Double
    /// The classifier's posterior.
    public let probabilities: EmotionProbabilities
    /// How far to trust it, from 0 (not at all) to 1 (as much as its modality ever deserves).
    public let quality: Double
    /// Direct evidence about valence and arousal, for sources that have some.
    public let valenceArousal: ValenceArousal?

    /// Creates an observation.
    ///
    /// - Parameters:
    ///   - id: Without one, modality and time name the observation.
    ///   - modality: The channel it came through.
    ///   - time: When it was made, in seconds.
    ///   - probabilities: The classifier's posterior.
    ///   - quality: How far to trust it, in `0...1`.
    ///   - valenceArousal: Direct evidence about valence and arousal, if there is some.
    /// - Throws: ``EmotionError/invalidTime(_:)`` for a time that is not finite,
    ///   ``EmotionError/invalidQuality(_:)`` for a quality outside `0...1` or NaN.
    public init(
        id: String? = nil, modality: Modality, time: Double, probabilities: EmotionProbabilities,
        quality: Double = 1, valenceArousal: ValenceArousal? = nil
    ) throws(EmotionError) {
        guard time.isFinite else { throw .invalidTime(time) }
        guard (0...1).contains(quality) else { throw .invalidQuality(quality) }
        self.init(
            uncheckedID: id, modality: modality, time: time, probabilities: probabilities, quality: quality,
            valenceArousal: valenceArousal)
    }

    /// Creates an observation whose time and quality the caller has checked.
    package init(
        uncheckedID id: String?, modality: Modality, time: Double, probabilities: EmotionProbabilities,
        quality: Double, valenceArousal: ValenceArousal?
    ) {
        self.id = id ?? "\(modality)@\(time)"
        self.modality = modality
        self.time = time
        self.probabilities = probabilities
        self.quality = quality
        self.valenceArousal = valenceArousal
    }
}

extension EmotionObservation: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, modality, time, probabilities, quality, valenceArousal
    }

    /// Reads an observation; `id`, `quality` and `valenceArousal` may be absent.
    ///
    /// - Throws: `DecodingError` that says what is missing or out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self = try decoder.explaining(EmotionError.self) {
            try EmotionObservation(
                id: container.decodeIfPresent(String.self, forKey: .id),
                modality: container.decode(Modality.self, forKey: .modality),
                time: container.decode(Double.self, forKey: .time),
                probabilities: container.decode(EmotionProbabilities.self, forKey: .probabilities),
                quality: container.decodeIfPresent(Double.self, forKey: .quality) ?? 1,
                valenceArousal: container.decodeIfPresent(ValenceArousal.self, forKey: .valenceArousal))
        }
    }
}
