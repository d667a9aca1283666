import EmotionCore
import TestSupport
import Testing

@testable import moodstream_cli

@Suite struct EmotionBarTests {
    @Test func `the cells of any distribution fill the bar and follow its shares`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let logits = EmotionScores { _ in .random(in: -4...4, using: &random) }
            let probabilities = EmotionProbabilities(softmax: logits)
            let bar = EmotionBar(probabilities)
            #expect(bar.counts.reduce(0, +) == EmotionBar.width)
            for (count, probability) in zip(bar.counts, probabilities.values) {
                #expect(abs(Double(count) - probability * Double(EmotionBar.width)) < 1)
            }
        }
    }

    @Test func `without colors the cells are letters, one for each emotion`() {
        let style = TerminalStyle(hasColors: false)
        #expect(EmotionBar(EmotionProbabilities(certain: .surprised)).text(style) == String(repeating: "u", count: 28))
        #expect(Set(Emotion.allCases.map { style.cells($0) }).count == Emotion.count)
        #expect(!style.legend.contains("\u{1B}"))
        #expect(TerminalStyle(hasColors: true).cells(.sad).contains("\u{1B}[34m"))
    }

    @Test func `the picture of an hour has a column a minute`() {
        var picture = HourPicture()
        for minute in 0...12 {
            picture.note(Mood(time: Double(minute * 60), probabilities: EmotionProbabilities(certain: .happy)))
        }
        picture.note(Mood(time: 720, probabilities: EmotionProbabilities(certain: .sad), conflict: 1))
        let rows = picture.text(TerminalStyle(hasColors: false))
        #expect(rows[1] == "mood      hhhhhhhhhhhhs")
        #expect(rows[2] == "conflict  ············█")
        #expect(rows[0].hasPrefix("minute    0         10"))
    }
}

@Suite struct DemoScriptTests {
    @Test func `the script is an hour of twelve messages, in order, with a face in between`() {
        let events = DemoScript.concertDay.events
        #expect(events.compactMap(\.message).count == 12)
        #expect(events.contains { $0.message == nil })
        #expect(events.map(\.minute) == events.map(\.minute).sorted())
        #expect(events.allSatisfy { $0.minute < 60 })
    }

    @Test func `messages of one's own come five minutes apart, each after the face if there is one`() {
        let both = DemoScript(hasFace: true, messages: ["a", "b"]).events
        #expect(both.map(\.message) == [nil, "a", nil, "b"])
        #expect(both.map(\.minute) == [0, 1, 5, 6])
        #expect(DemoScript(hasFace: false, messages: ["a", "b"]).events.map(\.minute) == [0, 5])
        #expect(DemoScript(hasFace: true, messages: []).events.map(\.message) == [nil])
    }
}
