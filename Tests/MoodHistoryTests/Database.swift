import GRDB

/// The file of a journal as SQLite sees it.
enum Database {
    /// Runs SQL on a file that is no journal yet.
    static func run(_ sql: String, on path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// What SQLite says of a file's integrity: "ok" if it is.
    static func integrity(of path: String) throws -> String? {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    }
}
