/// What can be wrong with the parameters of a fusion, or with a state that was stored.
@nonexhaustive
public enum FusionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A parameter is not a number in its range: name, value, range.
    case invalidParameter(String, Double, expected: ClosedRange<Double>)
    /// Parameters or a state were written by a release whose form this one does not read.
    case unsupportedVersion(Int, expected: Int)
    /// A stored state holds numbers that no estimator writes.
    case invalidState

    /// A sentence for a log.
    public var description: String {
        switch self {
        case .invalidParameter(let name, let value, let range):
            "\(name) is \(value), expected \(range.lowerBound)...\(range.upperBound)"
        case .unsupportedVersion(let version, let expected): "version is \(version), expected \(expected)"
        case .invalidState: "the stored state is not one that an estimator writes"
        }
    }

    static func check(_ name: String, _ value: Double, in range: ClosedRange<Double>) throws(FusionError) {
        guard range.contains(value) else { throw .invalidParameter(name, value, expected: range) }
    }
}

/// Limits of durations that come as a number of seconds.
enum Seconds {
    /// A duration in seconds, at least `shortest` and at most ``longest``.
    static func of(_ duration: Duration, atLeast shortest: Double) -> Double {
        min(longest, max(shortest, duration / .seconds(1)))
    }

    /// About thirty thousand years; every `Duration` up to here converts without overflow.
    static let longest = 1e12
    /// The shortest half-life: below it a mood would be gone before it is asked for.
    static let shortest = 1e-3
    /// How far ahead of all others an observation may be before it needs another to confirm it.
    static let leap = 3600.0
}
