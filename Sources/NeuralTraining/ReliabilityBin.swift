/// Predictions whose confidence lies in one range.
public struct ReliabilityBin: Hashable, Sendable {
    /// The confidences that belong here, in `0...1`.
    public let range: ClosedRange<Double>
    /// How many predictions there are.
    public private(set) var count = 0
    private var confidences = 0.0
    private var right = 0

    init(range: ClosedRange<Double>) { self.range = range }

    /// Their mean confidence; 0 if there are none.
    public var confidence: Double { count == 0 ? 0 : confidences / Double(count) }
    /// The share of them that is right; 0 if there are none.
    public var accuracy: Double { count == 0 ? 0 : Double(right) / Double(count) }

    mutating func add(confidence: Double, isRight: Bool) {
        count += 1
        confidences += confidence
        right += isRight ? 1 : 0
    }
}
