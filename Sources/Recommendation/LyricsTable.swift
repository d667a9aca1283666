internal import EmotionCore

/// Which columns of a table with lyrics are copied, and where the lyrics stand.
struct LyricsTable {
    private let names: [String]
    private let lyricsField: Int
    private let copied: [Int]

    init(_ names: [String], keepsLyrics: Bool) throws(CatalogError) {
        let header = try CatalogHeader(names)
        guard let lyrics = header[.lyrics] else {
            throw .missingColumn(
                CatalogColumn.lyrics.name, spellings: Array(CatalogColumn.lyrics.spellings.dropFirst()))
        }
        let dropped = Set(CatalogColumn.lyricsEmotions.compactMap { header[$0] } + (keepsLyrics ? [] : [lyrics]))
        self.names = names
        lyricsField = lyrics
        copied = names.indices.filter { !dropped.contains($0) }
    }

    /// The names of the copy's columns.
    var header: [[UInt8]] {
        let added = CatalogColumn.lyricsEmotions.map(\.name)
        return (copied.map { names[$0] } + added).map { Array($0.utf8) }
    }

    func check(_ row: TableRow) throws(RowError) {
        guard row.isBlank || row.count == names.count else {
            throw .wrongFieldCount(row.count, expected: names.count)
        }
    }

    func lyrics(in row: TableRow) -> String { String(decoding: row[lyricsField], as: UTF8.self) }

    /// The fields of the copy: those of the row and seven numbers of three digits.
    func fields(of row: TableRow, emotion: EmotionProbabilities?) -> [[UInt8]] {
        let shares = Emotion.allCases.map { share in
            Array((emotion.map { String(($0[share] * 1000).rounded() / 1000) } ?? "").utf8)
        }
        return copied.map { Array(CSVField.withoutGuard(row[$0])) } + shares
    }
}
