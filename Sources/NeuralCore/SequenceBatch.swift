/// The layout of several sequences of different lengths side by side, time-major: `[steps, batch, ...]`.
///
/// Steps at or beyond a sequence's length are padding: layers read nothing from them and write zeros there.
public struct SequenceBatch: Hashable, Sendable {
    /// The length of each sequence, at least 1.
    public let lengths: [Int]

    /// Describes sequences of the given lengths.
    ///
    /// - Precondition: Every length is positive.
    public init(lengths: [Int]) {
        precondition(lengths.allSatisfy { $0 > 0 }, "a sequence without steps in \(lengths)")
        self.lengths = lengths
    }

    /// The number of sequences.
    public var batch: Int { lengths.count }
    /// The length of the longest sequence.
    public var steps: Int { lengths.max() ?? 0 }
}
