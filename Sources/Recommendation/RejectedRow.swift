/// A row of a catalog that was left out, and why.
public struct RejectedRow: Hashable, Sendable, CustomStringConvertible {
    /// The name of the file, if the catalog was read from several.
    public let file: String?
    /// The line of the file on which the row begins; the header stands on line 1. In a database, the row's number.
    public let line: Int
    /// What is wrong with it.
    public let reason: RowError

    /// A sentence for a log.
    public var description: String { "\(file.map { "\($0), " } ?? "")line \(line): \(reason)" }
}

/// What is wrong with one row of a catalog.
@nonexhaustive
public enum RowError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The row has more or fewer fields than the header.
    case wrongFieldCount(Int, expected: Int)
    /// A field is empty that a track needs if it has no id.
    case missingValue(column: String)
    /// A field should hold a number and does not; `text` is at most its first 40 characters.
    case notANumber(column: String, text: String)
    /// A number is outside the range of its column.
    case outOfRange(column: String, value: Double, range: ClosedRange<Double>)
    /// A field is neither yes nor no.
    case notYesOrNo(column: String, text: String)
    /// A field is not UTF-8.
    case notUTF8(column: String)
    /// The row contains a zero byte.
    case nulByte
    /// A quotation mark that opens a field has no partner, or text follows the closing one.
    case unbalancedQuotes
    /// A field is longer than ``TrackCatalog/Limits/fieldBytes``.
    case fieldTooLong(limit: Int)
    /// The row is longer than ``TrackCatalog/Limits/rowBytes``.
    case rowTooLong(limit: Int)
    /// An earlier row has the same id.
    case duplicateID(String)

    /// The end of a sentence for a log.
    public var description: String {
        switch self {
        case .wrongFieldCount(let count, let expected): "\(count) fields, expected \(expected)"
        case .missingValue(let column): "'\(column)' is empty"
        case .notANumber(let column, let text): "'\(column)' is '\(text)', expected a number"
        case .outOfRange(let column, let value, let range): "'\(column)' is \(value), expected \(range)"
        case .notYesOrNo(let column, let text): "'\(column)' is '\(text)', expected true or false"
        case .notUTF8(let column): "'\(column)' is not UTF-8"
        case .nulByte: "contains a zero byte"
        case .unbalancedQuotes: "quotation marks do not balance"
        case .fieldTooLong(let limit): "a field is longer than \(limit) bytes"
        case .rowTooLong(let limit): "longer than \(limit) bytes"
        case .duplicateID(let id): "an earlier row has the id '\(id)'"
        }
    }
}
