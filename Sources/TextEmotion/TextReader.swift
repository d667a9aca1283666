/// Splits a message as it was typed into tokens.
package struct TextReader: Sendable {
    private let normalize: TextNormalizer
    private let tokenize = Tokenizer()

    /// Creates a reader.
    package init(normalizer: TextNormalizer = TextNormalizer()) { normalize = normalizer }

    /// The tokens of a message; none if nothing in it can be read.
    package func callAsFunction(_ text: String) -> [Token] { tokenize(normalize(text)) }
}
