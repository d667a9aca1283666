/// The words that a message says plainly: those that no negator reaches.
package struct PlainWords: Sendable {
    private let read = TextReader()
    private let lexicon = WordLexicon.embedded

    /// Creates a reader of plain words.
    package init() {}

    /// The words of a message in normal form, each once.
    package func callAsFunction(_ text: String) -> Set<String> {
        var context = TokenContext()
        let tokens = read(text)
        return zip(tokens, lexicon(tokens)).reduce(into: []) { words, pair in
            let (token, entry) = pair
            let isNegated = context(token, sign: nil, word: entry).isNegated
            if token.kind == .word, !isNegated { words.insert(token.text) }
        }
    }
}
