public import Foundation
internal import Lexicons

extension TrackCatalog {
    /// Reads a CSV file, plain or packed with gzip.
    ///
    /// The header names the columns; <doc:Catalogs> lists the spellings that are read. There must be columns for
    /// title and artist, and a row needs the two or an id. A row without an id gets one that follows from the two and
    /// is the same in every file and on every run. A feature that is missing becomes the median of its column and is
    /// marked as imputed. A row that is wrong is left out and told in ``rejectedRows``. A second row with the id of
    /// an earlier one is left out and told in ``duplicateRows``, unless it lists the track under one more emotion.
    ///
    /// - Throws: ``CatalogError`` if the file cannot be read, is no table of tracks, or has no row that can be used.
    /// - Complexity: Linear in the length; beside the catalog itself it needs some hundred kilobytes.
    public init(csv file: URL, limits: Limits = Limits()) throws(CatalogError) {
        try self.init(ByteSource(file: file, limit: limits.allowedBytes), limits: limits)
    }

    /// Reads the bytes of a CSV file, plain or packed with gzip, as ``init(csv:limits:)-(URL,_)`` does.
    ///
    /// - Throws: ``CatalogError`` as there.
    public init(csv bytes: [UInt8], limits: Limits = Limits()) throws(CatalogError) {
        try self.init(ByteSource(bytes, limit: limits.allowedBytes), limits: limits)
    }

    /// Some hundred recordings of many times, styles and countries that the package brings along.
    ///
    /// Their features are estimates made by hand for this package, and marked as such.
    public static let starter = (try? TrackCatalog(csv: Lexicons.starterCatalog)) ?? TrackCatalog()

    private init(_ source: consuming ByteSource, limits: Limits) throws(CatalogError) {
        var reader = try CSVReader(source, limits: limits)
        let header = try reader.header()
        try self.init(&reader, header, limits: limits)
    }

    /// Reads the rows of a table whose columns have the given names.
    package init<Reader: TableReader & ~Copyable>(
        _ reader: inout Reader, columns: [String], limits: Limits
    ) throws(CatalogError) {
        try self.init(&reader, CatalogHeader(columns), limits: limits)
    }

    private init<Reader: TableReader & ~Copyable>(
        _ reader: inout Reader, _ header: CatalogHeader, limits: Limits
    ) throws(CatalogError) {
        var builder = CatalogBuilder()
        try builder.add(&reader, header, limits: limits)
        self = try builder.finishFile()
    }
}

extension CSVReader {
    /// The first line that is not blank, read as the header.
    mutating func header() throws(CatalogError) -> CatalogHeader { try CatalogHeader(headerNames()) }

    /// The fields of the first line that is not blank.
    mutating func headerNames() throws(CatalogError) -> [String] {
        while let outcome = try next() {
            if case .failure(let error) = outcome { throw .invalidHeader(error) }
            if !row.isBlank { return (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) } }
        }
        throw .empty
    }
}

extension TrackCatalog.Limits {
    // Offsets into the text of a column are four bytes, and an id of our own making has 18 bytes.
    var allowedBytes: Int { min(bytes, Self().bytes) }
    var allowedRows: Int { min(rows, Self().rows) }
}

extension TrackCatalog {
    /// Creates a catalog from tracks; one whose id an earlier one has is left out.
    ///
    /// - Precondition: The titles, and likewise the ids and the albums, take less than 4 GiB.
    public init(_ tracks: some Sequence<Track>) {
        var builder = CatalogBuilder()
        for track in tracks { builder.add(track) }
        self = builder.finish()
    }
}
