/// A token with what the tables and the tokens before it say of it.
struct TokenInContext: Sendable {
    /// The token.
    let token: Token
    /// What it shows as an emoji or emoticon.
    let sign: EmotionLexicon.Entry?
    /// What is known of it as a word.
    let word: WordEntry?
    /// Whether a negator stands shortly before it.
    let isNegated: Bool
    /// The factor of the intensifier right before it, 1 for none.
    let intensity: Double
    /// Whether it comes after "but".
    let isAfterContrast: Bool
}

/// Walks over a message and remembers what is still in force.
struct TokenContext {
    /// How many tokens a negator reaches, at most to the next punctuation mark, sign or "but".
    static let negatorReach = 4

    private var negated = 0
    private var intensity = 1.0
    private var isAfterContrast = false

    /// Takes in the next token.
    mutating func callAsFunction(
        _ token: Token, sign: EmotionLexicon.Entry?, word: WordEntry?
    ) -> TokenInContext {
        let role = word?.role ?? []
        if token.kind == .punctuation || sign != nil || role.contains(.contrast) { negated = 0 }
        defer {
            negated = role.contains(.negator) ? Self.negatorReach : max(0, negated - 1)
            intensity = word?.factor ?? 1
            isAfterContrast = isAfterContrast || role.contains(.contrast)
        }
        return TokenInContext(
            token: token, sign: sign, word: word, isNegated: negated > 0, intensity: intensity,
            isAfterContrast: isAfterContrast)
    }
}
