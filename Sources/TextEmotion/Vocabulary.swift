/// The words that have a vector of their own, by their normal form.
package struct Vocabulary: Hashable, Sendable {
    /// The words; a word's place is its row in the table of vectors.
    package let words: [String]
    private let rows: [String: Int32]

    /// Creates a vocabulary from its words; of equal ones the first counts.
    package init(_ words: [String]) {
        self.words = words
        rows = Dictionary(zip(words, 0..<Int32(words.count))) { first, _ in first }
    }

    /// Reads a vocabulary from one word a line.
    init(lines: String) { self.init(lines.split(separator: "\n").map(String.init)) }

    /// One word a line.
    package var lines: String { words.joined(separator: "\n") }

    /// The row of a word, nil for an unknown one.
    func row(of word: String) -> Int32? { rows[word] }
}
