internal import CSQLite
internal import Foundation

/// A database that is open for reading; closed when it goes out of scope.
struct SQLiteDatabase: ~Copyable {
    private let path: String
    private let connection: OpaquePointer

    /// Opens a file, whose schema is not trusted to call functions with side effects.
    init(reading file: URL, limits: TrackCatalog.Limits) throws(CatalogError) {
        path = file.path(percentEncoded: false)
        var connection: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
        let status = sqlite3_open_v2(path, &connection, flags, nil)
        guard status == SQLITE_OK, let connection else {
            let reason = connection.map(Self.message) ?? String(cString: sqlite3_errstr(status))
            sqlite3_close(connection)
            throw .unreadable(path: path, reason: reason)
        }
        self.connection = connection
        // A row has room beside its text; anything longer is no track and is not worth its memory.
        sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, Int32(clamping: 16 * limits.rowBytes))
        sqlite3_busy_timeout(connection, 5000)
        sqlite3_exec(connection, "PRAGMA trusted_schema = OFF", nil, nil, nil)
    }

    deinit { sqlite3_close_v2(connection) }

    /// Begins a query.
    borrowing func query(_ sql: String) throws(CatalogError) -> SQLiteStatement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw .unreadable(path: path, reason: Self.message(connection))
        }
        return SQLiteStatement(statement, path: path)
    }

    /// The table to read: the one of the name, or the only one that holds tracks.
    borrowing func table(named name: String?) throws(CatalogError) -> String {
        if let name {
            let all = try strings("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
            guard all.contains(name) else { throw .noSuchTable(name, found: all) }
            return name
        }
        var found: [String] = []
        for table in try strings("SELECT name FROM sqlite_schema WHERE type = 'table'") {
            let columns = try query("SELECT * FROM \(Self.quoted(table)) LIMIT 0").columns
            if TrackCatalog.holdsTracks(columns) { found.append(table) }
        }
        guard found.count == 1, let only = found.first else { throw .noSuchTable(nil, found: found) }
        return only
    }

    /// A name as it stands in SQL.
    static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    private borrowing func strings(_ sql: String) throws(CatalogError) -> [String] {
        var statement = try query(sql)
        var strings: [String] = []
        while try statement.step() { strings.append(String(decoding: statement.bytes(of: 0), as: UTF8.self)) }
        return strings
    }

    private static func message(_ connection: OpaquePointer) -> String { String(cString: sqlite3_errmsg(connection)) }
}
