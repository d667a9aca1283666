import EmotionCore

/// A distribution as a row of cells, each emotion with its share of them.
struct EmotionBar {
    static let width = 28

    /// The number of cells of each emotion, in order; they sum to ``width``.
    let counts: [Int]

    /// Shares the cells out by largest remainder.
    init(_ probabilities: EmotionProbabilities) {
        let shares = probabilities.values.map { $0 * Double(Self.width) }
        var counts = shares.map { Int($0) }
        let byRemainder = counts.indices.sorted {
            (shares[$1] - Double(counts[$1]), $0) < (shares[$0] - Double(counts[$0]), $1)
        }
        for index in byRemainder.prefix(max(0, Self.width - counts.reduce(0, +))) { counts[index] += 1 }
        self.counts = counts
    }

    /// The cells, in color or in letters.
    func text(_ style: TerminalStyle) -> String {
        zip(Emotion.allCases, counts).map { style.cells($0, count: $1) }.joined()
    }
}
