internal import CSQLite

/// A query and the row that it has come to.
struct SQLiteStatement: ~Copyable {
    private let statement: OpaquePointer
    private let path: String

    init(_ statement: OpaquePointer, path: String) {
        self.statement = statement
        self.path = path
    }

    deinit { sqlite3_finalize(statement) }

    /// The names of the columns.
    var columns: [String] {
        (0..<sqlite3_column_count(statement)).map {
            sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? ""
        }
    }

    /// Goes to the next row; false at the end.
    mutating func step() throws(CatalogError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let reason = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement)))
            throw .unreadable(path: path, reason: reason)
        }
    }

    /// The bytes of a column of the row as text; none for NULL.
    borrowing func bytes(of column: Int32) -> [UInt8] {
        // The pointer has to be asked for before the length: asking converts the value to text.
        guard let text = sqlite3_column_text(statement, column) else { return [] }
        return Array(UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column))))
    }
}
