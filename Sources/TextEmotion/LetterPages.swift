/// The parts of Unicode, in pages of 128 scalars, whose letters a network has read often enough to know them.
package struct LetterPages: Hashable, Sendable {
    private let pages: Set<UInt32>

    /// How many letters of a page have to be read for it to count as known.
    private static let fewest = 200

    /// The pages of some words, each with how often it was read.
    package init(of words: some Sequence<(key: String, value: Float)>) {
        var counts: [UInt32: Float] = [:]
        for (word, count) in words {
            for scalar in word.unicodeScalars where scalar.properties.isAlphabetic {
                counts[Self.page(of: scalar), default: 0] += count
            }
        }
        pages = Set(counts.filter { $0.value >= Float(Self.fewest) }.keys)
    }

    /// Reads page numbers, one a line.
    init(lines: String) { pages = Set(lines.split(separator: "\n").compactMap { UInt32($0) }) }

    /// One page number a line.
    package var lines: String { pages.sorted().map(String.init).joined(separator: "\n") }

    /// The share of the letters in some words that lie in known pages, `0...1`; 1 where there are no letters.
    func coverage(of tokens: [Token]) -> Double {
        var (known, all) = (0, 0)
        for token in tokens where token.kind == .word {
            for scalar in token.text.unicodeScalars where scalar.properties.isAlphabetic {
                all += 1
                known += pages.contains(Self.page(of: scalar)) ? 1 : 0
            }
        }
        return all == 0 ? 1 : Double(known) / Double(all)
    }

    private static func page(of scalar: Unicode.Scalar) -> UInt32 { scalar.value >> 7 }
}
