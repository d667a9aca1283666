internal import EmotionCore
internal import GRDB

/// Writes and reads the rows of one listener.
struct MoodRows {
    private let database: Database
    private let listener: Int64
    private let insertion: Statement
    private let hourly: Statement

    /// Prepares to write; a listener that the journal does not know gets a number.
    init(of listener: String, in database: Database) throws {
        try database.execute(sql: "INSERT OR IGNORE INTO listener (name) VALUES (?)", arguments: [listener])
        let id = try Int64.fetchOne(database, sql: "SELECT id FROM listener WHERE name = ?", arguments: [listener])
        guard let id else { throw HistoryError.storage("a listener was not added") }
        self.database = database
        self.listener = id
        let columns = Schema.columns
        let (names, marks) = (columns.joined(separator: ", "), columns.map { _ in "?" }.joined(separator: ", "))
        insertion = try database.cachedStatement(
            sql: """
                INSERT INTO mood (listener, time, \(names)) VALUES (?, ?, \(marks))
                ON CONFLICT (listener, time) DO NOTHING
                """)
        let sums = columns.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", ")
        hourly = try database.cachedStatement(
            sql: """
                INSERT INTO hour (listener, hour, count, \(names)) VALUES (?, ?, 1, \(marks))
                ON CONFLICT (listener, hour) DO UPDATE SET count = count + 1, \(sums)
                """)
    }

    /// Adds a mood, to its hour too, unless there is one at its time; whether it was new.
    func insert(_ mood: Mood, at time: Double) throws -> Bool {
        guard MoodJournal.always.contains(time) else { throw HistoryError.invalidTime(time) }
        guard mood.conflict.isFinite else { throw HistoryError.invalidConflict(mood.conflict) }
        let numbers: [any DatabaseValueConvertible] =
            mood.probabilities.values + [mood.valence, mood.arousal, mood.conflict]
        try insertion.execute(arguments: StatementArguments([listener, time] + numbers))
        guard database.changesCount > 0 else { return false }
        try hourly.execute(arguments: StatementArguments([listener, Hour.index(of: time)] + numbers))
        return true
    }

    /// The moods of a listener from one time up to another.
    static func moods(
        of listener: String, in times: Range<Double>, limit: Int, from database: Database
    ) throws -> [Mood] {
        try cursor(of: listener, in: times, limit: limit, from: database).map(mood).collected()
    }

    /// As ``moods(of:in:limit:from:)``, one at a time.
    static func cursor(
        of listener: String, in times: Range<Double>, limit: Int = .max, from database: Database
    ) throws -> RowCursor {
        try Row.fetchCursor(
            database,
            sql: """
                SELECT mood.* FROM mood JOIN listener ON listener.id = mood.listener
                WHERE name = ? AND time >= ? AND time < ? ORDER BY time LIMIT ?
                """, arguments: [listener, times.lowerBound, times.upperBound, limit])
    }

    /// The mood of a row.
    static func mood(_ row: Row) throws -> Mood {
        var mood = Mood(time: row["time"], probabilities: try probabilities(row), conflict: row["conflict"])
        mood.valenceArousal = ValenceArousal(clampingValence: row["valence"], arousal: row["arousal"])
        return mood
    }

    /// The distribution of a row, whose columns may be sums.
    static func probabilities(_ row: Row) throws -> EmotionProbabilities {
        try EmotionProbabilities(proportionalTo: EmotionScores { row[$0.rawValue] })
    }
}

extension Cursor {
    /// All elements.
    func collected() throws -> [Element] { try Array(self) }
}
