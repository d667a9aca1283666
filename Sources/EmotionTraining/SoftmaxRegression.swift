internal import EmotionCore
internal import Recommendation

/// Multinomial logistic regression with a quadratic penalty, fitted until it moves no more.
///
/// Each step solves with an upper bound of the Hessian, `X'X / 2 + penalty`, that is factored once, so the loss falls in
/// every step and there is no step size to choose.
///
/// Reference: D. Böhning, "Multinomial logistic regression algorithm", Annals of the Institute of Statistical Mathematics
/// 44, 1992.
struct SoftmaxRegression {
    /// The weights, `[class][column]`.
    private(set) var weights: [[Double]]

    /// Fits the weights.
    ///
    /// - Parameters:
    ///   - rows: The inputs, each with a number for every column; a column of ones is the bias.
    ///   - classes: The class of each row, from 0.
    ///   - penalties: What the square of a weight costs, for each column; half of it is counted.
    init(rows: [[Double]], classes: [Int], classCount: Int, penalties: [Double], steps: Int = 200) {
        weights = [[Double]](repeating: [Double](repeating: 0, count: penalties.count), count: classCount)
        let bound = CholeskyFactor(Self.bound(rows, penalties))
        for _ in 0..<steps {
            let slopes = slopes(rows, classes, penalties)
            var largest = 0.0
            for index in weights.indices {
                for (column, change) in bound.solve(slopes[index]).enumerated() {
                    weights[index][column] += change
                    largest = max(largest, abs(change))
                }
            }
            if largest < 1e-6 { return }
        }
    }

    /// The probabilities of the classes for one row.
    func probabilities(_ row: [Double]) -> [Double] {
        let logits = weights.map { dot($0, row) }
        let largest = logits.max() ?? 0
        let exponentials = logits.map { Math.exp($0 - largest) }
        let sum = exponentials.reduce(0, +)
        return exponentials.map { $0 / sum }
    }

    /// The negative gradient, `[class][column]`.
    private func slopes(_ rows: [[Double]], _ classes: [Int], _ penalties: [Double]) -> [[Double]] {
        var slopes = weights.map { zip($0, penalties).map { -$0 * $1 } }
        for (row, label) in zip(rows, classes) {
            for (index, probability) in probabilities(row).enumerated() {
                add(row, times: (index == label ? 1 : 0) - probability, to: &slopes[index])
            }
        }
        return slopes
    }

    private static func bound(_ rows: [[Double]], _ penalties: [Double]) -> [[Double]] {
        var bound = penalties.indices.map { index in
            var row = [Double](repeating: 0, count: penalties.count)
            row[index] = penalties[index]
            return row
        }
        for row in rows {
            for (index, value) in row.enumerated() where value != 0 { add(row, times: value / 2, to: &bound[index]) }
        }
        return bound
    }
}

/// The sum of the products of two lists of one length.
func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
}

private func add(_ row: [Double], times factor: Double, to sum: inout [Double]) {
    for index in row.indices { sum[index] += factor * row[index] }
}
