/// Seven values, one for each emotion, with no constraint: logits, evidence, contributions.
///
/// For values that form a distribution use ``EmotionProbabilities``.
public struct EmotionScores: Hashable, Sendable {
    /// The seven values in the order of ``Emotion``; the eighth lane is zero and carries no meaning.
    package var lanes: SIMD8<Double>

    package init(lanes: SIMD8<Double>) {
        self.lanes = lanes
        self.lanes[Emotion.count] = 0
    }

    /// Creates seven scores from a closure called once for each emotion.
    public init(_ score: (Emotion) throws -> Double) rethrows {
        lanes = .zero
        for emotion in Emotion.allCases { lanes[emotion.index] = try score(emotion) }
    }

    /// Seven zeros.
    public static let zero = EmotionScores(lanes: .zero)

    /// The score of one emotion.
    public subscript(_ emotion: Emotion) -> Double {
        get { lanes[emotion.index] }
        set { lanes[emotion.index] = newValue }
    }

    /// The seven scores in the order of ``Emotion``.
    public var values: [Double] { Emotion.allCases.map { self[$0] } }
}

extension EmotionScores: Codable {
    /// Reads an object from emotion names to numbers; a name that is absent counts as zero.
    ///
    /// - Throws: `DecodingError` for an unknown name or a value that is not a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: EmotionCodingKey.self)
        self = .zero
        for key in container.allKeys {
            guard let emotion = key.emotion else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container, debugDescription: "unknown emotion '\(key.stringValue)'")
            }
            self[emotion] = try container.decode(Double.self, forKey: key)
        }
    }

    /// Writes an object with the seven names.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: EmotionCodingKey.self)
        for emotion in Emotion.allCases {
            try container.encode(self[emotion], forKey: EmotionCodingKey(emotion))
        }
    }
}

/// The name of an emotion as a key, or whatever name the data had instead.
private struct EmotionCodingKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    var emotion: Emotion? { Emotion(rawValue: stringValue) }

    init(_ emotion: Emotion) { stringValue = emotion.rawValue }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
