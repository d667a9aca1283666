public import EmotionCore
internal import GRDB

/// The mean of a listener's moods over an hour or a day.
///
/// Every mood of the journal weighs the same, so append them at a steady beat.
public struct MoodSummary: Hashable, Codable, Sendable {
    /// The times that it covers, in seconds since 1970.
    public let times: Range<Double>
    /// How many moods it is the mean of.
    public let count: Int
    /// The mean of the distributions.
    public let probabilities: EmotionProbabilities
    /// The mean of valence and of arousal.
    public let valenceArousal: ValenceArousal
    /// The mean conflict between the modalities, in bits.
    public let conflict: Double

    init(of row: Row) throws {
        let hour: Int = row["hour"]
        count = row["count"]
        let share = 1 / Double(count)
        times = Hour.times(of: hour)
        probabilities = try MoodRows.probabilities(row)
        valenceArousal = ValenceArousal(
            clampingValence: row["valence"] * share, arousal: row["arousal"] * share)
        conflict = row["conflict"] * share
    }

    /// The mean of several, weighed by their counts; nothing for none.
    init?(of parts: some Collection<MoodSummary>, over times: Range<Double>) {
        let count = parts.reduce(0) { $0 + $1.count }
        guard count > 0 else { return nil }
        func mean(_ value: (MoodSummary) -> Double) -> Double {
            parts.reduce(0) { $0 + Double($1.count) * value($1) } / Double(count)
        }
        let scores = EmotionScores { emotion in mean { $0.probabilities[emotion] } }
        guard let probabilities = try? EmotionProbabilities(proportionalTo: scores) else { return nil }
        self.times = times
        self.count = count
        self.probabilities = probabilities
        valenceArousal = ValenceArousal(
            clampingValence: mean(\.valenceArousal.valence), arousal: mean(\.valenceArousal.arousal))
        conflict = mean(\.conflict)
    }
}

/// Hours since 1970.
enum Hour {
    static let seconds = 3600.0

    static func index(of time: Double) -> Int { Int((time / seconds).rounded(.down)) }

    static func times(of index: Int) -> Range<Double> { Double(index) * seconds..<Double(index + 1) * seconds }
}
