import NeuralTraining
import Testing

@testable import EmotionTraining

@Suite struct TextRetypingTests {
    @Test func `a retyped message is the same for the same seed and still has its words, more or less`() {
        let text = "I can't believe it's happening 😊"
        var changed = Set<String>()
        for seed in 0..<200 {
            var (one, other) = (SplitMix64(key: seed), SplitMix64(key: seed))
            let result = TextRetyping.change(text, using: &one)
            #expect(result == TextRetyping.change(text, using: &other))
            #expect(abs(result.count - text.count) <= 5)
            changed.insert(result)
        }
        #expect(changed.contains(text.uppercased()))
        #expect(changed.contains("I can't believe it's happening "))
        #expect(changed.contains("I cant believe its happening 😊"))
        #expect(changed.count > 20)
    }

    @Test(arguments: ["", "!", "ok", "123", "😊", "мне грустно"])
    func `whatever there is to change, nothing goes wrong`(text: String) {
        for seed in 0..<50 {
            var random = SplitMix64(key: seed)
            _ = TextRetyping.change(text, using: &random)
        }
    }
}

@Suite struct TextClassesTests {
    private func row(_ labels: [String], _ lang: String?) -> TextRow {
        TextRow(text: "", labels: labels, emotions: [], V: nil, A: nil, lang: lang)
    }

    @Test func `data sets' own codes become the shortest ones, and emoji are those that writers chose`() {
        let tweets = TextDataSet(name: "a", hasEmoji: true)
        let classes = TextClasses([
            (tweets, [row(["😂"], "en"), row(["❤"], "eng")]), (TextDataSet(name: "b"), [row(["joy"], "ptbr")]),
        ])
        #expect(classes.languages == ["en", "pt"])
        #expect(classes.emoji == ["❤", "😂"])
        #expect(classes.language("pt-br") == 1 && classes.language("xx") == nil)
    }

    @Test func `irony, language and emoji are targets only where a data set has them`() {
        let classes = TextClasses([(TextDataSet(name: "a", hasEmoji: true), [row(["😂"], "en")])])
        let ironic = TextTargets(
            row(["irony"], "en"), in: TextDataSet(name: "", hasIrony: true), teacher: nil, classes: classes)
        #expect(ironic.irony == 1 && ironic.ironyWeight == 1 && ironic.language == 0 && ironic.emoji == nil)
        let plain = TextTargets(row(["😂"], nil), in: TextDataSet(name: ""), teacher: nil, classes: classes)
        #expect(plain.ironyWeight == 0 && plain.language == nil && plain.emoji == nil)
        let tweet = TextTargets(
            row(["😂"], nil), in: TextDataSet(name: "", hasEmoji: true), teacher: nil, classes: classes)
        #expect(tweet.emoji == 0)
    }
}
