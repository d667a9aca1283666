internal import EmotionCore
internal import Lexicons

/// What is known about words without training the network: what they mean, show and do to others.
struct WordLexicon: Sendable {
    private var entries: [String: WordEntry] = [:]
    private var phrases = PhraseTable<WordEntry>()

    /// Splits the keys of the tables; made once, as it has a table of its own.
    private static let read = TextReader()

    /// The lexicon that the package carries.
    static let embedded = WordLexicon()

    /// Reads the embedded tables; a row that is not as `Lexicons/README.md` says is left out.
    private init() {
        // What was written by hand counts more than what was learned, so it comes later.
        addWeights(of: LexiconTable(Lexicons.emotionWords, columns: 1 + Emotion.count))
        addWeights(of: LexiconTable(Lexicons.feelings, columns: 1 + Emotion.count))
        addSlang(LexiconTable(Lexicons.slang, columns: 2 + Emotion.count))
        addWeights(of: LexiconTable(Lexicons.interjections, columns: 1 + Emotion.count))
        for row in LexiconTable(Lexicons.contractions, columns: 2).rows {
            let meaning = row[1].split(separator: " ").map(String.init)
            change(row[0]) { entry in
                entry.meaning = meaning
                entry.role.insert(.contraction)
                if meaning.contains("not") { entry.role.insert(.negator) }
            }
        }
        for row in LexiconTable(Lexicons.negators, columns: 1).rows { change(row[0]) { $0.role.insert(.negator) } }
        for row in LexiconTable(Lexicons.contrasts, columns: 1).rows { change(row[0]) { $0.role.insert(.contrast) } }
        for row in LexiconTable(Lexicons.intensifiers, columns: 2).rows {
            if let factor = Double(row[1]) { change(row[0]) { $0.factor = factor } }
        }
    }

    /// The number of words that have an entry.
    var count: Int { entries.count }

    /// What is known of a word by itself.
    subscript(word: String) -> WordEntry? { entries[word] }

    /// What is known of each token; of the tokens of a phrase only the first knows something.
    func callAsFunction(_ tokens: [Token]) -> [WordEntry?] {
        var found = [WordEntry?](repeating: nil, count: tokens.count)
        var position = 0
        while position < tokens.count {
            let entry = phrases.match(tokens, at: position)?.value ?? entry(for: tokens[position])
            found[position] = entry
            position += entry?.length ?? 1
        }
        return found
    }

    /// What is known of a token by itself.
    func entry(for token: Token) -> WordEntry? {
        guard token.kind == .word else { return nil }
        let entry = entries[token.text] ?? (token.style.contains(.elongated) ? entries[token.shortText] : nil)
        return entry ?? (token.text.hasSuffix("n't") ? WordEntry(role: .negator) : nil)
    }

    private mutating func addWeights(of table: LexiconTable) {
        for row in table.rows { change(row[0]) { $0.weights = LexiconTable.weights(row[1...]) } }
    }

    private mutating func addSlang(_ table: LexiconTable) {
        for row in table.rows {
            change(row[0]) { entry in
                entry.meaning = row[1].split(separator: " ").map(String.init)
                let weights = LexiconTable.weights(row[2...])
                if weights != .zero { entry.weights = weights }
            }
        }
    }

    /// Changes what is known of a word or a phrase.
    private mutating func change(_ key: Substring, _ body: (inout WordEntry) -> Void) {
        guard !key.utf8.allSatisfy(isPlain) else { return body(&entries[String(key), default: WordEntry()]) }
        let words = Self.read(String(key)).map(\.text)
        if words.count == 1 { return body(&entries[words[0], default: WordEntry()]) }
        var entry = WordEntry(length: words.count)
        body(&entry)
        phrases.insert(words, entry)
    }

    private func isPlain(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
}
