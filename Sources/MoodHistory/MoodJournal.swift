public import EmotionCore
internal import GRDB

/// Listeners' moods over days and years, in one SQLite file.
///
/// ```swift
/// let journal = try MoodJournal(path: "moods.sqlite")
/// try journal.append([mood], of: "ann")
/// let morning = try journal.moods(of: "ann", in: eight..<noon)
/// let week = try journal.days(of: "ann", in: monday..<sunday)
/// try journal.erase("ann")
/// ```
///
/// Times are seconds since 1970. What ``append(_:of:origin:)`` has returned for is on the disk: it survives the end of
/// the process and of the power. Several processes may use one file; each call waits for its turn.
///
/// - Complexity: Appending waits for the disk once a call, so append several moods at once if there are. Queries read
///   what they return and no more.
public struct MoodJournal: Sendable {
    /// Where the file is.
    public let path: String

    private let queue: DatabaseQueue

    /// Opens a journal; creates the file if there is none.
    ///
    /// - Parameters:
    ///   - path: Where the file is; SQLite puts two more beside it, with `-wal` and `-shm` after the name. Names that
    ///     SQLite has for something else than a file, as `:memory:`, are refused.
    ///   - busyTimeout: How long a call waits for another connection before it throws ``HistoryError/busy``.
    /// - Throws: ``HistoryError/notAJournal(_:reason:)`` for another kind of file,
    ///   ``HistoryError/unsupportedVersion(_:expected:)``, ``HistoryError/storage(_:)``.
    public init(path: String, busyTimeout: Duration = .seconds(5)) throws(HistoryError) {
        guard !path.isEmpty, !path.utf8.contains(0), path != ":memory:" else {
            throw .storage("'\(path)' is not the path of a file")
        }
        self.path = path
        queue = try HistoryError.explaining(path: path) {
            var configuration = Configuration()
            Schema.configure(&configuration, busyTimeout: busyTimeout)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try Schema.prepare(queue, path: path)
            return queue
        }
    }

    /// Adds moods of a listener, all or none.
    ///
    /// A mood at a time that the listener already has one for is a repeat and ignored, so a delivery can be repeated.
    /// Votes and contributions are not kept.
    ///
    /// - Parameters:
    ///   - moods: In any order.
    ///   - listener: Whose they are: any name but an empty one or one with a NUL. Names are told apart by their bytes.
    ///   - origin: When the moods' axis of time reads 0, in seconds since 1970.
    /// - Returns: How many were new.
    /// - Throws: ``HistoryError/invalidListener(_:)``, ``HistoryError/invalidTime(_:)`` for a time outside ``always``,
    ///   ``HistoryError/invalidConflict(_:)``; then nothing was added.
    @discardableResult
    public func append(
        _ moods: some Sequence<Mood>, of listener: String, origin: Double = 0
    ) throws(HistoryError) -> Int {
        try HistoryError.check(listener: listener)
        return try write { database in
            let rows = try MoodRows(of: listener, in: database)
            return try moods.count { mood in try rows.insert(mood, at: origin + mood.time) }
        }
    }

    /// A listener's moods from one time up to another, in their order.
    ///
    /// - Parameters:
    ///   - listener: Whose; an unknown one has no moods.
    ///   - times: In seconds since 1970; everything without it.
    ///   - limit: At most so many, the first; none if it is negative.
    public func moods(
        of listener: String, in times: Range<Double> = MoodJournal.always, limit: Int = .max
    ) throws(HistoryError) -> [Mood] {
        try HistoryError.check(listener: listener)
        return try read { try MoodRows.moods(of: listener, in: times, limit: max(0, limit), from: $0) }
    }

    /// All times that a journal can hold.
    public static let always = -1e12..<1e12

    /// The names of the listeners that the journal knows, in their order.
    public func listeners() throws(HistoryError) -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT name FROM listener ORDER BY name") }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
        try HistoryError.explaining(path: path) { try queue.read(body) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
        try HistoryError.explaining(path: path) { try queue.write(body) }
    }

    func writeWithoutTransaction(_ body: (Database) throws -> Void) throws(HistoryError) {
        try HistoryError.explaining(path: path) { try queue.writeWithoutTransaction(body) }
    }
}
