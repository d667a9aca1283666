internal import EmotionCore

/// What the tables and the style say of one token, as numbers for the network.
struct TokenFeatures: Hashable, Sendable {
    /// The number of values.
    static let count = 2 * Emotion.count + 11

    /// The values, most of them 0 for most tokens.
    private(set) var values: [Float] = []

    /// Looks at a token.
    init(_ place: TokenInContext) {
        values.reserveCapacity(Self.count)
        let (style, mark, role) = (place.token.style, place.token.text.utf8.first, place.word?.role ?? [])
        append(place.sign?.weights)
        values += [style.contains(.shouted), style.contains(.elongated), style.contains(.hashtag)].map { $0 ? 1 : 0 }
        values += [place.isNegated, mark == UInt8(ascii: "!"), mark == UInt8(ascii: "?")].map { $0 ? 1 : 0 }
        values += [max(0, place.intensity - 1), max(0, 1 - place.intensity)].map { Float($0) }
        values += [role.contains(.negator), role.contains(.contrast), place.isAfterContrast].map { $0 ? 1 : 0 }
        append(place.word?.weights)
    }

    private mutating func append(_ weights: EmotionScores?) {
        let weights = weights ?? .zero
        for emotion in Emotion.allCases { values.append(Float(weights[emotion] / 2)) }
    }
}
