/// Why a catalog could not be read at all.
///
/// What is wrong with a single row is a ``RowError`` and costs only that row.
@nonexhaustive
public enum CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file cannot be opened or read.
    case unreadable(path: String, reason: String)
    /// The file has no header row.
    case empty
    /// The header has no column for something that every track needs, under none of its spellings.
    case missingColumn(String, spellings: [String])
    /// A folder has no file that is named for an emotion.
    case noEmotionFiles(path: String)
    /// A database has no table of this name; without a name, none or several that hold tracks.
    case noSuchTable(String?, found: [String])
    /// Two columns of the header have one name.
    case repeatedColumn(String)
    /// The header row cannot be read.
    case invalidHeader(RowError)
    /// The header is fine and not one row can be used; `first` says why of the first.
    case noUsableRows(rejected: Int, first: RejectedRow?)
    /// The data, unpacked, is longer than ``TrackCatalog/Limits/bytes``.
    case tooLarge(limit: Int)
    /// The catalog has more tracks than ``TrackCatalog/Limits/rows``.
    case tooManyRows(limit: Int)
    /// The compressed data is damaged or ends too early.
    case corruptedGzip(String)
    /// The compressed data unpacks to so many times its size that it cannot be a table of tracks.
    case decompressionBomb(ratio: Int)

    /// A sentence for a log.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "cannot read '\(path)': \(reason)"
        case .empty: "the catalog is empty: it has no header row"
        case .missingColumn(let name, let spellings):
            "the catalog has no column '\(name)' (also read: \(spellings.joined(separator: ", ")))"
        case .noEmotionFiles(let path):
            "'\(path)' has no file named for an emotion, such as sad.csv or happy.csv.gz"
        case .noSuchTable(let name?, let found):
            "the database has no table '\(name)' (it has: \(found.joined(separator: ", ")))"
        case .noSuchTable(nil, []): "the database has no table with columns for title and artist"
        case .noSuchTable(nil, let found):
            "the database has several tables of tracks, name one of them: \(found.joined(separator: ", "))"
        case .repeatedColumn(let name): "the catalog has two columns '\(name)'"
        case .invalidHeader(let error): "the header row cannot be read: \(error)"
        case .noUsableRows(_, nil): "the catalog has a header and no rows"
        case .noUsableRows(let rejected, let first?):
            "none of the catalog's \(rejected) rows can be used; the first, \(first)"
        case .tooLarge(let limit): "the catalog is longer than \(limit) bytes"
        case .tooManyRows(let limit): "the catalog has more than \(limit) tracks"
        case .corruptedGzip(let reason): "the compressed catalog is damaged: \(reason)"
        case .decompressionBomb(let ratio): "the compressed catalog unpacks to more than \(ratio) times its size"
        }
    }
}
