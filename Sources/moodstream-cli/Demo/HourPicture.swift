import EmotionCore
import Fusion

/// The whole demo at a glance: one column a minute, one row for each source, one for the mood, one for the conflict.
struct HourPicture {
    private var votes: [Modality: [Int: Emotion]] = [:]
    private var moods: [Int: Mood] = [:]

    /// Notes what one source said.
    mutating func note(_ observation: EmotionObservation) {
        votes[observation.modality, default: [:]][minute(observation.time)] = observation.probabilities.mostLikely
    }

    /// Notes the mood of a minute.
    mutating func note(_ mood: Mood) { moods[minute(mood.time)] = mood }

    /// The moods as a journey.
    var journey: MoodJourney { MoodJourney(moods.keys.sorted().compactMap { moods[$0] }) }

    /// The rows.
    func text(_ style: TerminalStyle) -> [String] {
        let last = max(moods.keys.max() ?? 0, votes.values.flatMap(\.keys).max() ?? 0)
        let minutes = 0...last
        var rows = ["minute    " + minutes.map { $0 % 10 == 0 ? pad("\($0)", to: 10) : "" }.joined()]
        for (modality, votes) in votes.sorted(by: { $0.key < $1.key }) {
            rows.append(pad("\(modality)", to: 10) + minutes.map { cell(votes[$0], style) }.joined())
        }
        rows.append(pad("mood", to: 10) + minutes.map { cell(moods[$0]?.probabilities.mostLikely, style) }.joined())
        rows.append(pad("conflict", to: 10) + minutes.map { level(moods[$0]?.conflict ?? 0) }.joined())
        return rows
    }

    private func minute(_ time: Double) -> Int { Int(time / 60) }

    private func cell(_ emotion: Emotion?, _ style: TerminalStyle) -> String {
        emotion.map { style.cells($0) } ?? "·"
    }

    /// A conflict of 0 to 1 bits as a column of growing height.
    private func level(_ conflict: Double) -> String {
        let heights = ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        return heights[min(heights.count - 1, max(0, Int(conflict * 8)))]
    }
}
