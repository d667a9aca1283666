/// Why the file of an affect model cannot be used.
@nonexhaustive
public enum AffectModelError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is not the JSON object that such a file is.
    case malformed(String)
    /// It was written by another version of this package.
    case wrongVersion(Int, expected: Int)
    /// Its quadrants have other names or another order.
    case wrongQuadrants([String], expected: [String])
    /// It has no weights for an input.
    case missingInput(String)
    /// Numbers are missing, too many, not finite or out of range.
    case invalidNumbers(String)

    /// A sentence for a log.
    public var description: String {
        switch self {
        case .malformed(let reason): "not an affect model: \(reason)"
        case .wrongVersion(let version, let expected): "the affect model has version \(version), expected \(expected)"
        case .wrongQuadrants(let actual, let expected):
            "the affect model's quadrants are \(actual.joined(separator: ", ")), expected "
                + expected.joined(separator: ", ")
        case .missingInput(let name): "the affect model has no weights for '\(name)'"
        case .invalidNumbers(let name):
            "the affect model's '\(name)' has missing, superfluous or impossible numbers"
        }
    }
}
