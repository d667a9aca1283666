/// Hands out the rows of a table in a database.
struct SQLiteTableReader: TableReader, ~Copyable {
    private(set) var row = TableRow()
    private var statement: SQLiteStatement
    private let limits: TrackCatalog.Limits
    private var number = 0
    /// The names of the columns.
    let columns: [String]

    init(_ statement: consuming SQLiteStatement, limits: TrackCatalog.Limits) throws(CatalogError) {
        columns = statement.columns
        self.statement = statement
        self.limits = limits
    }

    mutating func next() throws(CatalogError) -> Result<Void, RowError>? {
        guard try statement.step() else { return nil }
        number += 1
        row.clear(line: number)
        var length = 0
        for column in columns.indices {
            let field = statement.bytes(of: Int32(column))
            length += field.count
            if field.count > limits.fieldBytes { return .failure(.fieldTooLong(limit: limits.fieldBytes)) }
            if length > limits.rowBytes { return .failure(.rowTooLong(limit: limits.rowBytes)) }
            if field.contains(0) { return .failure(.nulByte) }
            row.append(field)
        }
        return .success(())
    }
}
