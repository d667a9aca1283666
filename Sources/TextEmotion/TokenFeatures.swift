internal import EmotionCore

/// What the lexicon and the style say of one token, as numbers for the network.
struct TokenFeatures: Hashable, Sendable {
    /// The number of values.
    static let count = Emotion.count + 7

    /// The values, most of them 0 for most tokens.
    private(set) var values: [Float]

    /// Looks at a token.
    ///
    /// - Parameters:
    ///   - entry: What the lexicon says of it.
    ///   - isNegated: Whether a negator stands shortly before it.
    ///   - intensity: The factor of the intensifier right before it, 1 for none.
    init(_ token: Token, entry: EmotionLexicon.Entry?, isNegated: Bool, intensity: Double) {
        let weights = entry?.weights ?? .zero
        values = Emotion.allCases.map { Float(weights[$0] / 2) }
        values += [
            token.style.contains(.shouted), token.style.contains(.elongated), token.style.contains(.hashtag),
            isNegated, token.text.first == "!", token.text.first == "?",
        ].map { $0 ? 1 : 0 }
        values.append(Float(intensity - 1))
    }
}
