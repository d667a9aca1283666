package import Foundation

/// A small CSV file as a whole, its fields by the names of their columns: what measurements and training read.
package struct CSVTable: Sendable {
    /// One row after the header.
    package struct Row: Sendable {
        /// The line on which it begins, from 1.
        package let line: Int
        fileprivate let fields: [String]
    }

    private let columns: [String: Int]
    /// The rows whose fields are as many as the header's.
    package let rows: [Row]

    /// Reads a file, plain or packed with gzip; rows that cannot be read are left out.
    ///
    /// - Throws: ``CatalogError`` if the file cannot be read or has no header.
    package init(contentsOf file: URL) throws(CatalogError) {
        var limits = TrackCatalog.Limits()
        limits.bytes = 1 << 28
        var reader = try CSVReader(ByteSource(file: file, limit: limits.bytes), limits: limits)
        var header: [String]?
        var rows: [Row] = []
        while let outcome = try reader.next() {
            guard case .success = outcome, !reader.row.isBlank else { continue }
            let row = reader.row
            let fields = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
            if header == nil { header = fields } else { rows.append(Row(line: row.line, fields: fields)) }
        }
        guard let header else { throw .empty }
        columns = Dictionary(zip(header, header.indices), uniquingKeysWith: { first, _ in first })
        self.rows = rows.filter { $0.fields.count == header.count }
    }

    /// The field of a row in a column; nil if the file has no such column.
    package subscript(_ row: Row, _ column: String) -> String? { columns[column].map { row.fields[$0] } }
}
