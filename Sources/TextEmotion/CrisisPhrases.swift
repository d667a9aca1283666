internal import Lexicons

/// Finds messages that speak of suicide or self-harm, by phrases that were written down for it.
///
/// Words are compared, not meanings: <doc:MessagesThatNeedCare> says what that misses.
struct CrisisPhrases: Sendable {
    private enum Kind: String {
        case crisis, harmless
    }

    private var phrases = PhraseTable<Kind>()
    private let lexicon = WordLexicon.embedded

    /// The phrases that the package carries.
    static let embedded = CrisisPhrases(Lexicons.crisis)

    /// Reads a table; a row that is not as `Lexicons/README.md` says is left out.
    init(_ table: [UInt8]) {
        let read = TextReader()
        for row in LexiconTable(table, columns: 3).rows {
            let words = comparable(read(String(row[0]))).map(\.text)
            if let kind = Kind(rawValue: String(row[1])), !words.isEmpty { phrases.insert(words, kind) }
        }
    }

    /// What some tokens speak of. What is inside a harmless phrase does not count.
    func attention(in tokens: [Token]) -> Attention? {
        let words = comparable(tokens)
        var position = 0
        while position < words.count {
            let found = phrases.match(words, at: position)
            if found?.value == .crisis { return .selfHarm }
            position += found?.count ?? 1
        }
        return nil
    }

    /// The words with contractions written out, without marks that hide letters and words that only add force.
    private func comparable(_ tokens: [Token]) -> [Token] {
        tokens.flatMap { token -> [Token] in
            if Self.fillers.contains(token.text) { return [] }
            guard token.kind == .word, let entry = lexicon.entry(for: token) else { return [token] }
            if entry.role.contains(.contraction) { return entry.meaning.map { Token(word: $0, at: token) } }
            return entry.factor != 1 && entry.role.isEmpty ? [] : [token]
        }
    }

    private static let fillers: Set = ["just", "'", "\"", "-", "--", "*", "**", "_"]
}

extension Token {
    /// A word that another token stands for.
    fileprivate init(word: String, at token: Token) {
        self.init(kind: .word, text: word, shortText: word, style: [], range: token.range)
    }
}
