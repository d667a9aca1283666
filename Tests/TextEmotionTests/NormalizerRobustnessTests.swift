import EmotionCore
import Lexicons
import TestSupport
import Testing

@testable import TextEmotion

@Suite struct NormalizerRobustnessTests {
    let normalize = TextNormalizer()
    let tokenize = Tokenizer()

    func tokens(_ source: String) -> [Token] { tokenize(normalize(source)) }

    /// The words of a message: what was typed may stand elsewhere, but says the same.
    func texts(_ source: String) -> [String] { tokens(source).map(\.text) }

    @Test func `every emoji of the table is one token, with and without tone and selector, at its place`() {
        let emoji = LexiconTable(Lexicons.emoji, columns: 2 + Emotion.count).rows.map { String($0[0]) }
        for sign in emoji {
            let expected = texts(sign)
            #expect(expected.count == 1, "\(sign)")
            #expect(texts(sign + "\u{FE0F}") == expected, "\(sign)")
            let tone = sign.unicodeScalars.last?.properties.isEmojiModifierBase == true ? "\u{1F3FD}" : ""
            #expect(texts(sign + tone) == expected, "\(sign)")
            let between = tokens("é \(sign) e")
            #expect(between.map(\.text) == ["é"] + expected + ["e"], "\(sign)")
            #expect(between[1].range == 3..<3 + sign.utf8.count, "\(sign)")
        }
    }

    @Test(arguments: [
        "👨‍👩‍👧‍👦", "👩🏽‍🚀", "🏳️‍🌈", "🏴‍☠️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩🇪", "🇧🇷", "❤️‍🔥", "🧑🏿‍🤝‍🧑🏻", "🐻‍❄️", "👁️‍🗨️", "🙂‍↕️",
    ])
    func `joined pictures, flags and families are one token each`(sign: String) {
        #expect(tokens(sign).map(\.kind) == [.emoji])
        #expect(tokens("a\(sign)b").map(\.kind) == [.word, .emoji, .word])
        // A selector, tone or tag at the end is invisible and belongs to no token.
        let range = tokens("a \(sign) b")[1].range
        let rest = String(decoding: Array(sign.utf8).dropFirst(range.count), as: UTF8.self)
        #expect(range.lowerBound == 2 && rest.unicodeScalars.allSatisfy { $0.isInvisible || $0.isSkinTone })
    }

    @Test func `every flag is one token, and an odd half of one is not lost`() {
        let letters = (0x1F1E6...0x1F1FF).compactMap { Unicode.Scalar(UInt32($0)) }
        for first in letters {
            for second in letters {
                let flag = String(String.UnicodeScalarView([first, second]))
                #expect(tokens(flag).count == 1)
                #expect(tokens(flag + String(first)).map(\.kind).allSatisfy { $0 == .emoji })
            }
        }
    }

    @Test(arguments: ["0️⃣", "9️⃣", "#️⃣", "*️⃣", "1⃣"])
    func `keycaps are one token`(keycap: String) {
        #expect(tokens(keycap).count == 1)
        #expect(tokens("a \(keycap) b").count == 3)
    }

    @Test(arguments: ["’", "‘", "ʼ", "＇", "´", "`", "′"])
    func `every apostrophe is the keyboard's`(apostrophe: String) {
        #expect(texts("I don\(apostrophe)t, I can\(apostrophe)t") == ["i", "don't", ",", "i", "can't"])
    }

    @Test(arguments: [2, 3, 4, 10, 50]) func `any number of repetitions above two is the same`(count: Int) {
        let elongated = tokens("so ha\(String(repeating: "a", count: count))ppy")[1]
        #expect(elongated.text == "haappy" && elongated.shortText == (count > 1 ? "happy" : "haappy"))
    }

    @Test func `case changes the style and nothing else, in every script that has it`() {
        let source = "i am happy, straße, мне грустно, λύπη, հայ, ǆ"
        let (small, large) = (tokens(source), tokens(source.uppercased()))
        #expect(small.map(\.text) == large.map(\.text) && small.map(\.kind) == large.map(\.kind))
        #expect(large.contains { $0.style.contains(.shouted) } && !small.contains { $0.style.contains(.shouted) })
    }

    @Test func `spans of random mixtures give back what was typed`() {
        let pieces = [
            "happy", "don’t", "SOOOO", "😊", "👨‍👩‍👧‍👦", "🇩🇪", "#SoHappy", "@you", "5", "…", "\u{200B}", "\u{202E}", " ", "ﬁne",
            "é", "e\u{301}", ":-)", "怖い", "أنا", "मैं", "www.a.b ", "1️⃣", "\u{0}", "\u{FFFD}",
        ]
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let source = (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let bytes = Array(source.utf8)
            var end = 0
            for token in tokens(source) {
                #expect(token.range.lowerBound >= 0 && token.range.upperBound <= bytes.count)
                #expect(String(validating: bytes[token.range], as: UTF8.self) != nil, "\(source.debugDescription)")
                #expect(token.range.upperBound >= end)
                end = token.range.upperBound
            }
        }
    }
}
