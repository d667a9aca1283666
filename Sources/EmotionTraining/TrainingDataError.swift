/// What can be wrong with the data that a model is to learn from.
@nonexhaustive
public enum TrainingDataError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A file is missing or cannot be read.
    case unreadable(path: String)
    /// A line is not the JSON object that the data set promises.
    case malformedLine(path: String, line: Int)
    /// Two files that belong together have different numbers of rows.
    case countMismatch(path: String, expected: Int, actual: Int)
    /// A file has too little to learn from.
    case tooFewRows(path: String, count: Int, atLeast: Int)

    /// A sentence for a log.
    public var description: String {
        switch self {
        case .unreadable(let path): "cannot read '\(path)'"
        case .malformedLine(let path, let line): "\(path):\(line): not a row of a data set"
        case .countMismatch(let path, let expected, let actual): "'\(path)' has \(actual) rows, expected \(expected)"
        case .tooFewRows(let path, let count, let least):
            "'\(path)' has \(count) rows with emotions, expected at least \(least)"
        }
    }
}
