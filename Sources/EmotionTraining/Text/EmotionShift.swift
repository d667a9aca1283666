internal import EmotionCore

/// What is added to the logits of the distribution, so that emotions are named about as often as they occur.
///
/// The soft labels of teachers and data sets with other shares of the seven leave the network too fond of some.
struct EmotionShift: Sendable {
    /// Seven numbers from -1 to 1; that of neutral is 0.
    private(set) var values = [Float](repeating: 0, count: Emotion.count)

    /// Chooses the shift with the best mean of F1 over the messages, one emotion after the other; of equal ones the
    /// smallest.
    ///
    /// - Parameters:
    ///   - logits: Seven for each message.
    ///   - classes: The one emotion of each message; nil for those with several.
    init(logits: [[Float]], classes: [Int?]) {
        let messages = zip(logits, classes).compactMap { logits, label in label.map { (logits, $0) } }
        guard !messages.isEmpty else { return }
        let steps = (-10...10).map { Float($0) / 10 }.sorted { abs($0) < abs($1) }
        for _ in 0..<3 {
            for emotion in Emotion.allCases where emotion != .neutral {
                let scores = steps.map { step in
                    var shift = values
                    shift[emotion.index] = step
                    return Self.weightedF1(messages, shift)
                }
                if let best = scores.max(), let first = scores.firstIndex(of: best) {
                    values[emotion.index] = steps[first]
                }
            }
        }
    }

    private static func weightedF1(_ messages: [(logits: [Float], label: Int)], _ shift: [Float]) -> Double {
        let zeros = [Double](repeating: 0, count: Emotion.count)
        var (right, named, there) = (zeros, zeros, zeros)
        for (logits, label) in messages {
            var best = 0
            for index in 1..<Emotion.count where logits[index] + shift[index] > logits[best] + shift[best] { best = index }
            named[best] += 1
            there[label] += 1
            if best == label { right[label] += 1 }
        }
        return there.indices.reduce(0) { $0 + there[$1] * 2 * right[$1] / max(1, named[$1] + there[$1]) }
            / Double(messages.count)
    }
}
