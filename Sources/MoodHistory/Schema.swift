internal import EmotionCore
internal import GRDB

/// The tables of a journal.
enum Schema {
    /// The form that this release writes, in the file's `user_version`.
    static let version = 1
    private static let tables: Set = ["listener", "mood", "hour"]
    /// The columns of numbers that a mood has; an hour has their sums.
    static let columns = Emotion.labels + ["valence", "arousal", "conflict"]

    /// What every connection is told.
    static func configure(_ configuration: inout Configuration, busyTimeout: Duration) {
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(busyTimeout / .seconds(1))
        configuration.prepareDatabase { database in
            // What is deleted is overwritten with zeros, and nothing of it goes to temporary files.
            try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
        }
    }

    /// Creates the tables in a new file, or checks that an old one has this form.
    static func prepare(_ queue: DatabaseQueue, path: String) throws {
        // An acknowledged mood survives a power cut too.
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try queue.write { database in
            let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard [0, version].contains(found) else {
                throw HistoryError.unsupportedVersion(found, expected: version)
            }
            let names = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            if names.isEmpty { return try create(in: database) }
            // Many programs count their versions from 1.
            guard found == version, tables.isSubset(of: names) else {
                throw HistoryError.notAJournal(path, reason: "it has other tables")
            }
        }
    }

    private static func create(in database: Database) throws {
        let numbers = columns.map { "\($0) REAL NOT NULL" }.joined(separator: ", ")
        try database.execute(
            sql: """
                CREATE TABLE listener (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
                CREATE TABLE mood (listener INTEGER NOT NULL, time REAL NOT NULL, \(numbers),
                    PRIMARY KEY (listener, time)) WITHOUT ROWID;
                CREATE TABLE hour (listener INTEGER NOT NULL, hour INTEGER NOT NULL, count INTEGER NOT NULL, \(numbers),
                    PRIMARY KEY (listener, hour)) WITHOUT ROWID;
                PRAGMA user_version = \(version);
                """)
    }
}
