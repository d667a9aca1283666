/// Turns tokens into the numbers that the network reads.
package struct TextEncoder: Sendable {
    /// The longest message in tokens; of longer ones the middle is left out.
    package static let maximumTokens = 128
    /// The number of features of one token.
    package static let tokenFeatureCount = TokenFeatures.count

    /// The words that have a vector of their own.
    package let vocabulary: Vocabulary
    private let grams: CharacterGrams
    private let lexicon = EmotionLexicon.embedded
    /// How many tokens a negator reaches, at most to the next punctuation mark.
    private let negatorReach = 4

    /// Creates an encoder.
    ///
    /// - Parameter buckets: The number of rows that character n-grams share.
    package init(vocabulary: Vocabulary, buckets: Int) {
        self.vocabulary = vocabulary
        grams = CharacterGrams(buckets: buckets)
    }

    /// Encodes a message.
    package func callAsFunction(_ tokens: [Token]) -> EncodedText {
        var text = EncodedText()
        var negated = 0
        var intensity = 1.0
        for token in Self.ends(of: tokens) {
            let entry = lexicon.entry(for: token)
            let form = knownForm(of: token)
            let isNegator = lexicon.negators.contains(form)
            let factor = lexicon.intensifiers[form]
            if token.kind == .punctuation { negated = 0 }
            text.append(
                words: words(form, entry: entry), grams: token.kind == .word ? grams(form) : [],
                features: TokenFeatures(token, entry: entry, isNegated: negated > 0, intensity: intensity))
            text.count(token, entry: entry, isNegator: isNegator, isIntensifier: factor != nil)
            negated = isNegator ? negatorReach : max(0, negated - 1)
            intensity = factor ?? 1
        }
        return text
    }

    /// The form by which a token is looked up: of an elongated word the one that is known.
    package func knownForm(of token: Token) -> String {
        vocabulary.row(of: token.text) == nil ? token.shortText : token.text
    }

    private func words(_ form: String, entry: EmotionLexicon.Entry?) -> [Int32] {
        ([form] + (entry?.name ?? [])).compactMap(vocabulary.row)
    }

    private static func ends(of tokens: [Token]) -> [Token] {
        guard tokens.count > maximumTokens else { return tokens }
        return Array(tokens.prefix(maximumTokens * 3 / 4) + tokens.suffix(maximumTokens / 4))
    }
}
