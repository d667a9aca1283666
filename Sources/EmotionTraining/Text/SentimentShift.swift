/// What is added to the logits of negative, neutral and positive, so that none of the three is overlooked.
///
/// The data sets that the sentiment is learned from have other shares of the three than what people write.
struct SentimentShift: Sendable {
    /// Three numbers from -2 to 2; the one for neutral is 0.
    let values: [Float]
    /// The mean recall that they reach on the messages they were chosen on.
    let macroRecall: Double

    /// Chooses the shift with the largest mean recall; of equal ones the smallest.
    ///
    /// - Parameters:
    ///   - logits: Three for each message, one message after the other.
    ///   - labels: Whether each message has each of the three labels.
    init(logits: [Float], labels: [[Bool]]) {
        let steps = (-20...20).map { Float($0) / 10 }
        let shifts = steps.flatMap { negative in steps.map { [negative, 0, $0] } }
            .sorted { Self.length($0) < Self.length($1) }
        var best: (shift: [Float], recall: Double) = ([0, 0, 0], -1)
        for shift in shifts {
            let recall = Self.macroRecall(logits, labels, shift)
            if recall > best.recall { best = (shift, recall) }
        }
        (values, macroRecall) = best
    }

    private static func length(_ shift: [Float]) -> Float { shift.reduce(0) { $0 + abs($1) } }

    private static func macroRecall(_ logits: [Float], _ labels: [[Bool]], _ shift: [Float]) -> Double {
        var (right, all) = ([0.0, 0, 0], [0.0, 0, 0])
        for (row, label) in labels.enumerated() {
            let scores = (0..<3).map { logits[row * 3 + $0] + shift[$0] }
            let best = scores[0] > scores[1] ? (scores[0] > scores[2] ? 0 : 2) : (scores[1] >= scores[2] ? 1 : 2)
            for index in 0..<3 where label[index] {
                all[index] += 1
                right[index] += index == best ? 1 : 0
            }
        }
        return zip(right, all).reduce(0) { $0 + $1.0 / max(1, $1.1) } / 3
    }
}
