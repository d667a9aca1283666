/// Turns tokens into the numbers that the network reads.
package struct TextEncoder: Sendable {
    /// The longest message in tokens; of longer ones the middle is left out.
    package static let maximumTokens = 128
    /// The number of features of one token.
    package static let tokenFeatureCount = TokenFeatures.count

    /// The words that have a vector of their own.
    package let vocabulary: Vocabulary
    private let grams: CharacterGrams
    private let signs = EmotionLexicon.embedded
    private let lexicon = WordLexicon.embedded

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
        var context = TokenContext()
        let tokens = Self.ends(of: tokens)
        for (token, entry) in zip(tokens, lexicon(tokens)) {
            let place = context(token, sign: signs.entry(for: token), word: entry)
            let form = knownForm(of: token)
            text.append(place, words: words(form, place), grams: token.kind == .word ? grams(form) : [])
        }
        return text
    }

    /// The form by which a token is looked up: of an elongated word the one that is known.
    package func knownForm(of token: Token) -> String {
        vocabulary.row(of: token.text) == nil ? token.shortText : token.text
    }

    /// The rows of a token, of the name of an emoji, and of plain words for slang that has no row or is a phrase.
    private func words(_ form: String, _ place: TokenInContext) -> [Int32] {
        var rows: [Int32] = []
        if let row = vocabulary.row(of: form) { rows.append(row) }
        if let name = place.sign?.name { rows += name.compactMap(vocabulary.row) }
        if let word = place.word, rows.isEmpty || word.length > 1 { rows += word.meaning.compactMap(vocabulary.row) }
        return rows
    }

    private static func ends(of tokens: [Token]) -> [Token] {
        guard tokens.count > maximumTokens else { return tokens }
        return Array(tokens.prefix(maximumTokens * 3 / 4) + tokens.suffix(maximumTokens / 4))
    }
}
