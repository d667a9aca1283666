internal import GRDB

/// What can go wrong with a journal of moods.
@nonexhaustive
public enum HistoryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file is no journal, or its bytes are damaged: path, reason.
    case notAJournal(String, reason: String)
    /// The file was written by a release whose form this one does not read.
    case unsupportedVersion(Int, expected: Int)
    /// Another connection holds the file; nothing was changed, or for an erasure not everything: call again.
    case busy
    /// The disk is full; nothing was changed.
    case diskFull
    /// A name that no listener can have: an empty one, or one with a NUL, where SQLite's names end.
    case invalidListener(String)
    /// A mood's time is not a number of seconds that the journal can hold.
    case invalidTime(Double)
    /// A mood's conflict is not a number.
    case invalidConflict(Double)
    /// Anything else that the database or the operating system has against it.
    case storage(String)

    /// A sentence for a log; it names no listener.
    public var description: String {
        switch self {
        case .notAJournal(let path, let reason): "'\(path)' is not a journal of moods: \(reason)"
        case .unsupportedVersion(let version, let expected): "version is \(version), expected \(expected)"
        case .busy: "another connection holds the journal"
        case .diskFull: "the disk is full"
        case .invalidListener: "a listener's name is empty or has a NUL in it"
        case .invalidTime(let time): "time is \(time), expected seconds since 1970"
        case .invalidConflict(let conflict): "conflict is \(conflict), expected a finite number of bits"
        case .storage(let reason): "the journal cannot be read or written: \(reason)"
        }
    }

    /// Runs a piece of work on the journal at `path` and says what went wrong in this module's words.
    static func explaining<Value>(path: String, _ work: () throws -> Value) throws(HistoryError) -> Value {
        do {
            return try work()
        } catch let error as HistoryError {
            throw error
        } catch let error as DatabaseError {
            throw HistoryError(error, path: path)
        } catch {
            throw .storage(String(describing: error))
        }
    }

    static func check(listener: String) throws(HistoryError) {
        if listener.isEmpty || listener.utf8.contains(0) { throw .invalidListener(listener) }
    }

    private init(_ error: DatabaseError, path: String) {
        let reason = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .notAJournal(path, reason: reason)
        default: self = .storage("'\(path)': \(reason)")
        }
    }
}
