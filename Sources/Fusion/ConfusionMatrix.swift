/// What is displayed in each mood: seven distributions over displays, one for each mood.
public struct ConfusionMatrix: Hashable, Sendable {
    /// What is displayed in each mood, in the order of `Emotion`.
    let rows: [EmotionProbabilities]

    /// Creates a matrix from the distribution of displays in each mood.
    public init(_ row: (Emotion) throws -> EmotionProbabilities) rethrows {
        rows = try Emotion.allCases.map(row)
    }

    /// The distribution of displays in one mood.
    public subscript(_ mood: Emotion) -> EmotionProbabilities { rows[mood.index] }
}

extension ConfusionMatrix: Codable {
    /// Reads an object from the names of moods to objects from the names of displays to probabilities.
    ///
    /// - Throws: `DecodingError` that says what is missing or out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let named = try container.decode([Emotion: EmotionProbabilities].self)
        try self.init { mood in
            guard let row = named[mood] else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no row for '\(mood)'")
            }
            return row
        }
    }

    /// Writes the object that ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(uniqueKeysWithValues: zip(Emotion.allCases, rows)))
    }
}
