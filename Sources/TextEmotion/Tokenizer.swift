/// Splits a message in normal form into tokens.
///
/// The cost is linear in the message. Spaces yield no token, and neither do characters that nobody can read.
package struct Tokenizer: Sendable {
    /// The longest word in characters; longer ones are split.
    static let maximumWordLength = 64

    private let emoticons: EmoticonTrie

    /// Creates a tokenizer that knows the emoticons of the embedded lexicon.
    package init() { self.init(emoticons: EmotionLexicon.embedded.emoticons) }

    /// Creates a tokenizer that knows the given emoticons, each in normal form.
    init(emoticons: some Sequence<String>) { self.emoticons = EmoticonTrie(emoticons) }

    /// The tokens in order; their ranges do not overlap, except where one character was replaced by several.
    package func callAsFunction(_ text: NormalizedText) -> [Token] {
        let characters = text.characters
        var tokens: [Token] = []
        var position = 0
        while position < characters.count {
            position = appendToken(at: position, of: characters, to: &tokens)
        }
        return tokens
    }

    /// Appends what starts at a position, if anything, and returns where it ends.
    private func appendToken(
        at start: Int, of characters: [NormalizedText.Character], to tokens: inout [Token]
    ) -> Int {
        let scanner = TokenScanner(characters: characters, start: start)
        if let end = scanner.linkEnd { return append(.link, "<link>", scanner.span(to: end), to: &tokens) }
        if let end = scanner.handleEnd { return append(.handle, "<user>", scanner.span(to: end), to: &tokens) }
        if let end = scanner.maskEnd { return append(.mask, nil, scanner.span(to: end), to: &tokens) }
        if let end = scanner.hashtagEnd {
            for part in scanner.hashtagParts(to: end) {
                append(part.kind, nil, part.span, style: .hashtag, to: &tokens)
            }
            return end
        }
        if let end = emoticons.match(characters, at: start) {
            return append(.emoticon, nil, scanner.span(to: end), to: &tokens)
        }
        guard let kind = scanner.kind else { return start + 1 }
        return append(kind, nil, scanner.span(to: scanner.runEnd), to: &tokens)
    }

    @discardableResult
    private func append(
        _ kind: Token.Kind, _ text: String?, _ span: ArraySlice<NormalizedText.Character>,
        style: Token.Style = [], to tokens: inout [Token]
    ) -> Int {
        let forms = kind == .number ? ElongatedForms(plain: span) : ElongatedForms(span)
        var style = style
        if text == nil, forms.isElongated { style.insert(.elongated) }
        let letters = span.filter { $0.kind == .letter }
        if kind == .word, letters.count > 1, letters.allSatisfy(\.isUppercase) { style.insert(.shouted) }
        tokens.append(
            Token(
                kind: kind, text: text ?? forms.text, shortText: text ?? forms.shortText, style: style,
                range: span[span.startIndex].range.lowerBound..<span[span.endIndex - 1].range.upperBound))
        return span.endIndex
    }
}

/// A run of characters with repetitions cut short.
private struct ElongatedForms {
    private(set) var text = ""
    private(set) var shortText = ""
    private(set) var isElongated = false

    init(plain span: ArraySlice<NormalizedText.Character>) {
        text = String(span.map(\.character))
        shortText = text
    }

    init(_ span: ArraySlice<NormalizedText.Character>) {
        var position = span.startIndex
        while position < span.endIndex {
            let character = span[position].character
            let end = span[position...].firstIndex { $0.character != character } ?? span.endIndex
            let count = end - position
            isElongated = isElongated || count > 2
            text += String(repeating: character, count: min(count, 2))
            shortText += String(repeating: character, count: count > 2 ? 1 : count)
            position = end
        }
    }
}
