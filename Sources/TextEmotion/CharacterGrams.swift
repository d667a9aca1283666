/// The character n-grams of a word, hashed into a fixed number of rows, so that no word is unknown.
///
/// Reference: P. Bojanowski et al., "Enriching word vectors with subword information", TACL 5, 2017, section 3.2.
struct CharacterGrams: Hashable, Sendable {
    /// The number of rows that n-grams share.
    let buckets: Int
    /// The lengths of the n-grams, in scalars; the ends of the word count as one each.
    static let lengths = 3...5

    /// The rows of all n-grams of a word.
    func callAsFunction(_ word: String) -> [Int32] {
        let scalars = ["<".utf8.map(\.self)] + word.unicodeScalars.map { $0.utf8.map(\.self) } + [">".utf8.map(\.self)]
        var rows: [Int32] = []
        for start in scalars.indices {
            var hash = FNV1a()
            for end in scalars[start...].prefix(Self.lengths.upperBound).indices {
                hash.append(scalars[end])
                // The whole word is no part of itself.
                let isWhole = start == 0 && end == scalars.count - 1
                guard end - start + 1 >= Self.lengths.lowerBound, !isWhole || scalars.count == 3 else { continue }
                rows.append(Int32(hash.value % UInt32(buckets)))
            }
        }
        return rows
    }
}

/// A hash that is the same on every machine and in every run.
///
/// Reference: G. Fowler, L. C. Noll and K.-P. Vo, FNV-1a with 32 bits, RFC 9923.
private struct FNV1a {
    private(set) var value: UInt32 = 2_166_136_261

    mutating func append(_ bytes: [UInt8]) {
        for byte in bytes { value = (value ^ UInt32(byte)) &* 16_777_619 }
    }
}
