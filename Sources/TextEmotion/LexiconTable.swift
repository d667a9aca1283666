internal import EmotionCore

/// The rows of a table, as `Lexicons/README.md` describes them, without the header.
struct LexiconTable {
    /// The columns of each row.
    let rows: [[Substring]]

    /// Reads tab-separated values.
    ///
    /// - Parameter columns: Rows with another number of columns are left out.
    init(_ bytes: [UInt8], columns: Int) {
        rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
            let row = line.split(separator: "\t", omittingEmptySubsequences: false)
            return row.count == columns ? row : nil
        }
    }

    /// Seven weights, each in a column of its own.
    static func weights(_ columns: ArraySlice<Substring>) -> EmotionScores {
        EmotionScores { Double(columns[columns.startIndex + $0.index]) ?? 0 }
    }
}
