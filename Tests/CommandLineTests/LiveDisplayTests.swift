import EmotionCore
import Testing

@testable import moodstream_cli

@Suite struct LiveDisplayTests {
    private static let happy = Mood(time: 2, probabilities: EmotionProbabilities(certain: .happy))
    private static let sad = Mood(time: 3, probabilities: EmotionProbabilities(certain: .sad))

    @Test func `a state is four lines: the mood, its shares, where it lies, what became of the frames`() {
        let counts = WatchCounts(frames: 50, faces: 48, broken: 2)
        let lines = LiveDisplay.lines(Self.happy, counts, TerminalStyle(hasColors: false))
        #expect(lines.count == 4)
        #expect(lines[0] == "2.0 s  happy  1.00")
        #expect(lines[1] == String(repeating: "h", count: EmotionBar.width))
        #expect(lines[2].hasPrefix("valence "))
        #expect(lines[3] == "50 frames, 48 with a face, 2 broken")
        // A line that wraps would take two rows of the terminal, and the next state would not cover it.
        #expect(lines.allSatisfy { $0.count < 80 })
    }

    @Test func `the first state is written below what is there, the next ones over it, line by line`() {
        var display = LiveDisplay(style: TerminalStyle(hasColors: false))
        let first = display.redraw(Self.happy, WatchCounts())
        let second = display.redraw(Self.sad, WatchCounts())
        #expect(first.hasPrefix("2.0 s"))
        #expect(second.hasPrefix("\u{1B}[4A\r3.0 s"))
        for block in [first, second] { #expect(block.count { $0 == "\n" } == 4) }
        #expect(second.split(separator: "\n").allSatisfy { $0.hasSuffix("\u{1B}[K") })
    }
}
