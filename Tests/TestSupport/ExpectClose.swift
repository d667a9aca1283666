public import Testing

/// Tolerances, each with the reason for its size.
public enum Tolerance: Sendable {
    /// Sums of up to a few thousand float32 products.
    public static let float32Sum = 1e-5
    /// Winograd's convolution, whose transforms cost about a digit of float32, on values of order one.
    public static let winograd = 5e-5
    /// A handful of float64 operations.
    public static let float64 = 1e-12
    /// Central differences in float32 on values of order one.
    public static let finiteDifference = 2e-2
}

/// Expects two lists of numbers to agree within an absolute tolerance.
///
/// Compares the counts first, refuses a negative or NaN tolerance, and reports the index of the largest deviation.
public func expectClose<Value: BinaryFloatingPoint>(
    _ actual: some Collection<Value>, _ expected: some Collection<Value>, within tolerance: Double,
    _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
    precondition(tolerance >= 0, "a tolerance of \(tolerance) makes no sense")
    guard actual.count == expected.count else {
        Issue.record("\(actual.count) values, expected \(expected.count)", sourceLocation: sourceLocation)
        return
    }
    let deviations = zip(actual, expected).map { $0 == $1 ? 0 : abs(Double($0) - Double($1)) }
    guard let worst = deviations.indices.max(by: { rank(deviations[$0]) < rank(deviations[$1]) }) else { return }
    #expect(
        deviations[worst] <= tolerance,
        "value \(worst) is \(Array(actual)[worst]), expected \(Array(expected)[worst]) \(comment?.rawValue ?? "")",
        sourceLocation: sourceLocation)
}

/// NaN ranks above everything, so that it is the deviation that gets reported.
private func rank(_ deviation: Double) -> Double { deviation.isNaN ? .infinity : deviation }
