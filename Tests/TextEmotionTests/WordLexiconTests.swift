import EmotionCore
import Lexicons
import Testing

@testable import TextEmotion

@Suite struct WordLexiconTests {
    let lexicon = WordLexicon.embedded

    func entries(_ source: String) -> [WordEntry?] { lexicon(TextReader()(source)) }

    @Test(arguments: [
        ("lmao", Emotion.happy), ("ughhhhh", .angry), ("EWWWW", .disgusted), ("woah", .surprised), ("eek", .fearful),
        ("no cap this slaps", .happy), ("can't wait", .happy), ("I’m freaking out", .fearful), ("terrified", .fearful),
        ("我很开心", .happy), ("怖い", .fearful), ("бесит", .angry), ("घिन", .disgusted), ("mi-e dor", .sad),
    ])
    func `words and phrases show what they say`(source: String, expected: Emotion) {
        let weights = entries(source).compactMap { $0?.weights.lanes }.reduce(.zero, +)
        let scores = EmotionScores(lanes: weights)
        #expect(Emotion.allCases.max { scores[$0] < scores[$1] } == expected)
    }

    @Test func `only the first token of a phrase knows something`() {
        let found = entries("i can't wait now")
        #expect(found[1]?.length == 2 && found[2] == nil)
        #expect(found[1]?.role == [])
    }

    @Test(arguments: ["dont", "don't", "DON’T", "isnt", "ain't", "never", "mustn't", "nicht", "не", "नहीं"])
    func `negators are known however they are typed`(word: String) {
        #expect(entries(word)[0]?.role.contains(.negator) == true)
    }

    @Test func `every row of the tables has as many columns as its header`() {
        for table in [
            Lexicons.emoji, Lexicons.emoticons, Lexicons.slang, Lexicons.interjections, Lexicons.feelings,
            Lexicons.emotionWords, Lexicons.contractions, Lexicons.negators, Lexicons.contrasts, Lexicons.intensifiers,
        ] {
            let lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
            let counts = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count }
            #expect(lines.count > 20 && Set(counts).count == 1)
        }
        #expect(lexicon.count > 5000)
    }
}
