internal import EmotionCore
internal import Lexicons

/// What is known about emoji and emoticons without any training.
struct EmotionLexicon: Sendable {
    /// What one emoji or emoticon says.
    struct Entry: Hashable, Sendable {
        /// Plain words for it, in normal form; empty for emoticons.
        let name: [String]
        /// How strongly it shows each emotion, 0 to 2.
        let weights: EmotionScores
    }

    /// Entries by emoji and emoticon, both in normal form.
    let entries: [String: Entry]
    /// The emoticons, in normal form.
    let emoticons: [String]

    /// The lexicon that the package carries.
    static let embedded = EmotionLexicon(emoji: Lexicons.emoji, emoticons: Lexicons.emoticons)

    /// Reads the two tables; a row that is not as `Lexicons/README.md` says is left out.
    init(emoji: [UInt8], emoticons: [UInt8]) {
        let normalize = TextNormalizer()
        var entries: [String: Entry] = [:]
        for row in LexiconTable(emoji, columns: 2 + Emotion.count).rows {
            let name = row[1].split(separator: " ").map(String.init)
            entries[normalize(String(row[0])).string] = Entry(name: name, weights: LexiconTable.weights(row[2...]))
        }
        var names: [String] = []
        for row in LexiconTable(emoticons, columns: 1 + Emotion.count).rows {
            names.append(normalize(String(row[0])).string.trimmed)
            entries[names[names.count - 1]] = Entry(name: [], weights: LexiconTable.weights(row[1...]))
        }
        self.entries = entries
        self.emoticons = names
    }

    /// What a token shows: its entry, that of its short form, or the sum of the parts of an emoji sequence.
    func entry(for token: Token) -> Entry? {
        guard token.kind == .emoji || token.kind == .emoticon else { return nil }
        if let entry = entries[token.text] ?? entries[token.shortText] ?? entries[token.singleEmoji] { return entry }
        let parts = token.singleEmoji.unicodeScalars.compactMap { entries[String($0)] }
        guard !parts.isEmpty else { return nil }
        let weights = parts.reduce(SIMD8<Double>.zero) { $0 + $1.weights.lanes }
        return Entry(name: parts.flatMap(\.name), weights: EmotionScores(lanes: weights))
    }
}

extension Token {
    /// The first cluster of an emoji token: a run of the same emoji is one token.
    fileprivate var singleEmoji: String { kind == .emoji ? String(text.prefix(1)) : text }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
