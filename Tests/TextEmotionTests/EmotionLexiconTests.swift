import EmotionCore
import Testing

@testable import TextEmotion

@Suite struct EmotionLexiconTests {
    let lexicon = EmotionLexicon.embedded

    func entry(_ source: String) throws -> EmotionLexicon.Entry? {
        let tokens = Tokenizer()(TextNormalizer()(source))
        return lexicon.entry(for: try #require(tokens.first))
    }

    @Test(arguments: [
        ("😊", Emotion.happy), ("😭", .sad), ("🤬", .angry), ("🤮", .disgusted), ("😱", .fearful), ("😲", .surprised),
        (":)", .happy), (":-(", .sad), (":D", .happy), (">:(", .angry), ("T_T", .sad), ("¯\\_(ツ)_/¯", .neutral),
        ("👍🏿", .happy), ("❤️", .happy), (":))))", .happy), ("😂😂😂", .happy), ("🙎🏽‍♀️‍💔", .sad),
    ])
    func `emoji and emoticons say what they show`(source: String, expected: Emotion) throws {
        let weights = try #require(try entry(source)).weights
        #expect(Emotion.allCases.max { weights[$0] < weights[$1] } == expected)
    }

    @Test func `a sequence is looked up whole before its parts`() throws {
        #expect(try entry("❤️‍🩹")?.name == ["healing", "heart"])
        #expect(try entry("❤️‍🔥")?.name == ["burning", "heart", "love"])
        #expect(try entry("🙎") == nil)
    }

    @Test func `every entry of the tables is found by the tokenizer as one token`() {
        for text in lexicon.entries.keys {
            let tokens = Tokenizer()(TextNormalizer()(text))
            #expect(tokens.count == 1 && lexicon.entry(for: tokens[0]) != nil, "\(text)")
        }
        #expect(lexicon.entries.count > 400)
    }
}
