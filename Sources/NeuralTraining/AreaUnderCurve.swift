/// The area under the receiver operating characteristic: how often a positive example has a higher score than a negative
/// one, with ties counted half.
///
/// - Returns: nil if all examples are positive, or none.
/// - Complexity: O(n log n) for n examples.
///
/// Reference: J. Hanley and B. McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC)
/// curve", Radiology 143, 1982.
public func areaUnderCurve(scores: [Double], positives: [Bool]) -> Double? {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var (rankSum, start) = (0.0, 0)
    while start < order.count {
        var end = start
        while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
        let rank = Double(start + 1 + end) / 2
        rankSum += rank * Double(order[start..<end].count { positives[$0] })
        start = end
    }
    let found = Double(positives.count { $0 })
    let others = Double(positives.count) - found
    guard found > 0, others > 0 else { return nil }
    return (rankSum - found * (found + 1) / 2) / (found * others)
}
