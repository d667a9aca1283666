internal import GRDB

extension MoodJournal {
    /// Drops what is older than it should be kept, of all listeners.
    ///
    /// - Parameters:
    ///   - time: Moods before it go; their hours stay.
    ///   - hoursBefore: Hours that end before it go too; all stay without it. In seconds since 1970.
    /// - Returns: How many moods went.
    /// - Throws: ``HistoryError/invalidTime(_:)`` for a time that is not a number; then nothing went.
    @discardableResult
    public func trim(moodsBefore time: Double, hoursBefore: Double? = nil) throws(HistoryError) -> Int {
        for time in [time, hoursBefore ?? 0] where time.isNaN { throw .invalidTime(time) }
        return try write { database in
            try database.execute(sql: "DELETE FROM mood WHERE time < ?", arguments: [time])
            let count = database.changesCount
            if let hoursBefore = hoursBefore.map({ min(max($0, Self.always.lowerBound), Self.always.upperBound) }) {
                try database.execute(
                    sql: "DELETE FROM hour WHERE hour < ?", arguments: [Hour.index(of: hoursBefore)])
            }
            try database.execute(
                sql: """
                    DELETE FROM listener WHERE id NOT IN (SELECT listener FROM hour)
                        AND id NOT IN (SELECT listener FROM mood)
                    """)
            return count
        }
    }

    /// Removes a listener so that no byte of them is left in the file or beside it.
    ///
    /// Rows are overwritten with zeros, the file is written anew without the pages that were freed, and the write-ahead
    /// log is emptied. An unknown listener is erased as well: the first call may have been cut short.
    ///
    /// - Throws: ``HistoryError/busy`` while another connection reads or writes; call again until it returns.
    /// - Complexity: Writes the whole file; erase several listeners with one call.
    public func erase(_ listeners: String...) throws(HistoryError) {
        for listener in listeners { try HistoryError.check(listener: listener) }
        try write { database in
            for listener in listeners {
                let arguments: StatementArguments = [listener]
                for table in ["mood", "hour"] {
                    try database.execute(
                        sql: "DELETE FROM \(table) WHERE listener IN (SELECT id FROM listener WHERE name = ?)",
                        arguments: arguments)
                }
                try database.execute(sql: "DELETE FROM listener WHERE name = ?", arguments: arguments)
            }
        }
        try writeWithoutTransaction { database in
            try database.execute(sql: "VACUUM")
            try database.checkpoint(.truncate)
        }
    }
}
