/// What can be wrong with a test's own script.
@nonexhaustive
public enum TestingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A character of a script is neither `-` nor in its legend.
    case unknownSymbol(Character)

    /// A sentence for a log.
    public var description: String {
        switch self {
        case .unknownSymbol(let symbol): "'\(symbol)' is not in the legend"
        }
    }
}
