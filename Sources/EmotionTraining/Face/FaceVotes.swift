internal import EmotionCore

/// How ten taggers labeled one picture, by the rules of FER+.
///
/// A single vote is taken for a slip and counts nothing.
///
/// Reference: E. Barsoum et al., "Training deep networks for facial expression recognition with crowd-sourced label
/// distribution", ICMI 2016, section 3.
public struct FaceVotes: Hashable, Sendable {
    /// Votes for the seven emotions in their order, contempt, unknown and not-a-face, without single votes.
    private(set) var counts: [Int]

    /// Creates the votes from the ten columns of the data set; a negative number means that there are none.
    init(columns: some Collection<Int>) {
        counts = columns.map { $0 <= 1 ? 0 : $0 }
    }

    /// Adds what taggers said of a copy of the picture.
    mutating func add(_ other: FaceVotes) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// The share of each emotion in the votes for one of the seven; nil if there is none.
    var distribution: EmotionProbabilities? {
        try? EmotionProbabilities(proportionalTo: EmotionScores { Double(counts[$0.index]) })
    }

    /// Whether most say that this is no face, or nobody can tell.
    var isUnusable: Bool { 2 * (counts[8] + counts[9]) > total }

    /// The emotion that more than half of the votes name; nil for none, contempt, unknown or not a face.
    var majority: Emotion? {
        Emotion.allCases.first { 2 * counts[$0.index] > total }
    }

    /// The share of the votes that the most frequent emotion has, `0...1`.
    var agreement: Double {
        total == 0 ? 0 : Double(counts.prefix(Emotion.count).max() ?? 0) / Double(total)
    }

    private var total: Int { counts.reduce(0, +) }
}
