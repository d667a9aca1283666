/// Splits a message as it was typed into tokens: normal form first, then words, emoji, marks.
///
/// It is the first half of what ``TextEmotionClassifier`` does, for those who want the tokens alone.
public struct TextReader: Sendable {
    private let normalize = TextNormalizer()
    private let tokenize = Tokenizer()

    /// Creates a reader that knows the emoticons of the embedded lexicon.
    public init() {}

    /// The tokens of a message; none if nothing in it can be read.
    public func callAsFunction(_ text: String) -> [Token] { tokenize(normalize(text)) }
}
