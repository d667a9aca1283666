internal import EmotionCore
internal import NeuralCore

/// The number that logits are divided by so that probabilities mean what they say.
///
/// Reference: C. Guo et al., "On calibration of modern neural networks", ICML 2017, section 4.2.
struct Temperature: Sendable {
    /// The temperature with the least cross-entropy, from 0.5 to 4.
    let value: Float

    /// Fits a temperature on messages with one label.
    ///
    /// - Parameters:
    ///   - logits: Seven for each message, one message after the other.
    ///   - labels: Whether each message has each label.
    init(logits: [Float], labels: [[Bool]]) {
        let examples = labels.indices.filter { row in labels[row].count { $0 } == 1 }.map { row in
            (Array(logits[row * Emotion.count..<(row + 1) * Emotion.count]), labels[row].firstIndex(of: true) ?? 0)
        }
        let candidates = (10...80).map { Float($0) / 20 }
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
