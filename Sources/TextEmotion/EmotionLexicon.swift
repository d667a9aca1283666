internal import EmotionCore
internal import Lexicons

/// What is known about emoji, emoticons and the words around feelings without any training.
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
    /// Words that turn around what follows.
    let negators: Set<String>
    /// Words that strengthen (above 1) or weaken what follows.
    let intensifiers: [String: Double]

    /// The lexicon that the package carries.
    static let embedded = EmotionLexicon(
        emoji: Lexicons.emoji, emoticons: Lexicons.emoticons, negators: Lexicons.negators,
        intensifiers: Lexicons.intensifiers)

    /// Reads the four tables; a row that is not as `Lexicons/README.md` says is left out.
    init(emoji: [UInt8], emoticons: [UInt8], negators: [UInt8], intensifiers: [UInt8]) {
        let normalize = TextNormalizer()
        var entries: [String: Entry] = [:]
        for row in Self.rows(of: emoji) where row.count == 2 + Emotion.count {
            let name = row[1].split(separator: " ").map(String.init)
            entries[normalize(row[0]).string] = Entry(name: name, weights: Self.weights(row[2...]))
        }
        var names: [String] = []
        for row in Self.rows(of: emoticons) where row.count == 1 + Emotion.count {
            names.append(normalize(row[0]).string.trimmed)
            entries[names[names.count - 1]] = Entry(name: [], weights: Self.weights(row[1...]))
        }
        self.entries = entries
        self.emoticons = names
        self.negators = Set(Self.rows(of: negators).compactMap(\.first))
        self.intensifiers = Self.rows(of: intensifiers).reduce(into: [:]) { factors, row in
            if row.count == 2, let factor = Double(row[1]) { factors[row[0]] = factor }
        }
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

    private static func rows(of table: [UInt8]) -> [[String]] {
        String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func weights(_ columns: ArraySlice<String>) -> EmotionScores {
        EmotionScores { Double(columns[columns.startIndex + $0.index]) ?? 0 }
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
