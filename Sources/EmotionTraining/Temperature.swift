internal import NeuralCore

/// The number that logits are divided by so that probabilities mean what they say.
///
/// Reference: C. Guo et al., "On calibration of modern neural networks", ICML 2017, section 4.2.
struct Temperature: Sendable {
    /// The candidate with the least cross-entropy.
    let value: Float

    /// Fits a temperature on examples whose class is known.
    ///
    /// - Parameters:
    ///   - logits: One row for each example, one value for each class.
    ///   - classes: The class of each example; one without is left out.
    ///   - candidates: What to choose from.
    init(logits: [[Float]], classes: [Int?], candidates: [Float]) {
        let examples = zip(logits, classes).compactMap { row, label in label.map { (row, $0) } }
        let losses = candidates.map { candidate in
            examples.reduce(0) { $0 + Self.loss($1.0, $1.1, candidate) }
        }
        value = candidates.indices.min { losses[$0] < losses[$1] }.map { candidates[$0] } ?? 1
    }

    private static func loss(_ logits: [Float], _ label: Int, _ temperature: Float) -> Double {
        let scaled = Tensor(shape: [1, logits.count], values: logits.map { $0 / temperature })
        return -Double(Elementary.log(max(scaled.softmax().values[label], .leastNormalMagnitude)))
    }
}

extension Tensor {
    /// The rows of a matrix.
    var rows: [[Float]] {
        stride(from: 0, to: values.count, by: shape[1]).map { Array(values[$0..<$0 + shape[1]]) }
    }
}
