public import EmotionCore
public import Foundation

/// Copies a CSV catalog and adds what the lyrics of each track say.
///
/// Who reads the lyrics is up to the caller; a text model is the usual reader:
///
/// ```swift
/// let report = try LyricsAnnotation().annotate(csv, reading: { model.read($0).probabilities }) { output += $0 }
/// ```
///
/// The copy has the columns of the original in their order, without the lyrics unless they are asked for, and seven
/// more, `lyrics_angry` to `lyrics_surprised`, which ``TrackCatalog`` reads as ``Track/lyricsEmotion``. They are empty
/// where a track has no lyrics or the reader makes nothing of them. Memory does not grow with the file.
public struct LyricsAnnotation: Hashable, Sendable {
    /// Whether the copy has the column of lyrics too.
    public var keepsLyrics = false
    /// How large fields and rows may be; lyrics are longer than anything else in a catalog.
    public var limits: TrackCatalog.Limits = {
        var limits = TrackCatalog.Limits()
        limits.fieldBytes = 1 << 18
        limits.rowBytes = 1 << 19
        return limits
    }()

    /// What became of the rows of a catalog.
    public struct Report: Hashable, Sendable {
        /// How many tracks have lyrics that were understood.
        public internal(set) var annotated = 0
        /// How many tracks were copied without anything known of their lyrics.
        public internal(set) var unknown = 0
        /// The rows that are not in the copy because they cannot be read, at most `limits.reportedRows` of them.
        public internal(set) var rejectedRows: [RejectedRow] = []
        /// How many rows are not in the copy because they cannot be read.
        public internal(set) var rejectedCount = 0
    }

    /// Creates an annotation that leaves the lyrics themselves out.
    public init() {}

    /// Copies a file, plain or packed with gzip.
    ///
    /// - Parameters:
    ///   - csv: The catalog; it needs a column of lyrics.
    ///   - read: Reads the lyrics of one track; nil if they cannot be understood.
    ///   - write: Takes the copy piece by piece, a line each.
    /// - Throws: ``CatalogError`` if the file cannot be read or has no column of lyrics, and whatever `write` throws.
    public func annotate(
        _ csv: URL, reading read: (String) throws -> EmotionProbabilities?, to write: ([UInt8]) throws -> Void
    ) throws -> Report {
        var reader = try CSVReader(ByteSource(file: csv, limit: limits.allowedBytes), limits: limits)
        let table = try LyricsTable(reader.headerNames(), keepsLyrics: keepsLyrics)
        try write(CSVField.line(table.header))
        var report = Report()
        while let outcome = try reader.next() {
            do throws(RowError) {
                try outcome.get()
                try table.check(reader.row)
            } catch {
                report.reject(
                    RejectedRow(file: nil, line: reader.row.line, reason: error), keeping: limits.reportedRows)
                continue
            }
            guard !reader.row.isBlank else { continue }
            let lyrics = table.lyrics(in: reader.row)
            let emotion = lyrics.allSatisfy(\.isWhitespace) ? nil : try read(lyrics)
            if emotion == nil { report.unknown += 1 } else { report.annotated += 1 }
            try write(CSVField.line(table.fields(of: reader.row, emotion: emotion)))
        }
        return report
    }
}

extension LyricsAnnotation.Report {
    fileprivate mutating func reject(_ row: RejectedRow, keeping limit: Int) {
        rejectedCount += 1
        if rejectedRows.count < limit { rejectedRows.append(row) }
    }
}
