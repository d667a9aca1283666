import EmotionCore

/// The mood of moving pictures as a block of lines that each new state overwrites in place.
struct LiveDisplay {
    private let style: TerminalStyle
    private var height = 0

    /// An empty display; the first state is written where the cursor stands.
    init(style: TerminalStyle) { self.style = style }

    /// What to write to the terminal so that it shows this state instead of the one before; ends with a line break.
    mutating func redraw(_ mood: Mood, _ counts: WatchCounts) -> String {
        let lines = Self.lines(mood, counts, style)
        // To the first line of the block; what is left of an older, longer line is erased.
        let back = height > 0 ? "\u{1B}[\(height)A\r" : ""
        height = lines.count
        return back + lines.map { $0 + "\u{1B}[K\n" }.joined()
    }

    /// The lines of a state.
    static func lines(_ mood: Mood, _ counts: WatchCounts, _ style: TerminalStyle) -> [String] {
        let emotion = mood.probabilities.mostLikely
        return [
            decimal(mood.time, digits: 1) + " s  " + style.bold(emotion.rawValue) + "  "
                + decimal(mood.probabilities[emotion], digits: 2) + (mood.isMixed ? "  mixed feelings" : ""),
            EmotionBar(mood.probabilities).text(style),
            "valence " + decimal(mood.valence, digits: 2) + "  arousal " + decimal(mood.arousal, digits: 2)
                + "  uncertainty " + decimal(mood.uncertainty, digits: 2),
            style.faint(counts.text),
        ]
    }
}
