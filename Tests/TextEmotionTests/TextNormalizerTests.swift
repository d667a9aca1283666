import TestSupport
import Testing

@testable import TextEmotion

@Suite struct TextNormalizerTests {
    let normalize = TextNormalizer()

    @Test(arguments: [
        ("I’m  HAPPY", "i'm  happy"),
        ("“quoted” – dash", "\"quoted\" - dash"),
        ("Ａｂｃ ①②", "abc 12"),
        ("ﬁne… STRASSE straße", "fine... strasse strasse"),
        ("e\u{301}te\u{301}", "été"),
        ("𝓼𝓪𝓭", "sad"),
    ])
    func `capitals, compatibility forms and typographic marks are folded`(source: String, expected: String) {
        #expect(normalize(source).string == expected)
    }

    @Test func `skin tones and variation selectors go, joined emoji stay whole`() {
        #expect(normalize("👍🏽👍🏿👍").string == "👍👍👍")
        #expect(normalize("❤\u{FE0F}").string == "❤")
        let couple = normalize("👩🏽\u{200D}❤\u{FE0F}\u{200D}👨🏿")
        #expect(couple.string == "👩\u{200D}❤\u{200D}👨")
        #expect(couple.characters.count == 1)
    }

    @Test func `invisible characters change nothing wherever they stand`() {
        let invisible = [
            "\u{200B}", "\u{200C}", "\u{200D}", "\u{AD}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{FE0F}", "\0",
        ]
        let source = "so Haaappy today, cafe\u{301} 😊👍🏽 :-) #NoWay"
        let scalars = Array(source.unicodeScalars)
        for mark in invisible {
            for position in 0...scalars.count {
                var changed = String.UnicodeScalarView()
                changed.append(contentsOf: scalars[..<position])
                changed.append(contentsOf: mark.unicodeScalars)
                changed.append(contentsOf: scalars[position...])
                let isJoin =
                    mark == "\u{200D}" && position > 0 && position < scalars.count
                    && scalars[position - 1].isPictographic && scalars[position].isPictographic
                if isJoin { continue }
                #expect(
                    normalize(String(changed)).string == normalize(source).string,
                    "\(mark.debugDescription) at \(position)")
            }
        }
    }

    @Test func `every scalar is normalized and tokenized, within its range, and a second time without change`() {
        let whole = TextNormalizer(maximumBytes: .max)
        let tokenize = Tokenizer()
        var count = 0
        var block = String.UnicodeScalarView()
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            count += 1
            block.append(contentsOf: ["a", scalar, " "])
            guard value % 4096 == 4095 else { continue }
            let source = String(block)
            let once = whole(source)
            let twice = whole(once.string)
            let change = zip(once.characters, twice.characters).first { $0.character != $1.character }
            #expect(change == nil && once.characters.count == twice.characters.count, "before \(value)")
            for token in tokenize(once) { #expect(token.range.upperBound <= source.utf8.count && !token.range.isEmpty) }
            block.removeAll()
        }
        #expect(count == 1_112_064 && block.isEmpty)
    }

    @Test func `ranges lead back to the source`() {
        let source = "Ｆine, “ﬁne” café😊👩🏽\u{200D}❤\u{FE0F}\u{200D}👨🏿 end"
        let bytes = Array(source.utf8)
        for token in Tokenizer()(normalize(source)) {
            let piece = String(validating: bytes[token.range], as: UTF8.self)
            #expect(piece.map { normalize($0).string.contains(token.text) } == true, "\(token)")
        }
    }

    @Test func `random scalars in a row keep the laws`() {
        var random = SeededGenerator(seed: 1)
        let interesting: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x300...0x36F, 0x200B...0x200F, 0x1F300...0x1FAFF, 0x1F1E6...0x1F1FF, 0xFE00...0xFE0F,
            0x600...0x6FF, 0x1100...0x11FF, 0xFF00...0xFFEF, 0x900...0x97F,
        ]
        for _ in 0..<2000 {
            var source = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...24, using: &random) {
                let range = interesting[Int.random(in: 0..<interesting.count, using: &random)]
                source.append(Unicode.Scalar(UInt32.random(in: range, using: &random))!)
            }
            let once = normalize(String(source))
            #expect(normalize(once.string).string == once.string, "\(String(source).debugDescription)")
            let ends = once.characters.map(\.range)
            #expect(zip(ends, ends.dropFirst()).allSatisfy { $0.lowerBound <= $1.lowerBound })
            #expect(ends.allSatisfy { $0.upperBound <= String(source).utf8.count })
        }
    }

    @Test func `of a long text head and tail are kept`() {
        let source = "start " + String(repeating: "é", count: 500_000) + " end"
        let normal = normalize(source)
        #expect(normal.isAbridged)
        #expect(normal.string.hasPrefix("start é") && normal.string.hasSuffix("é end"))
        #expect(normal.string.utf8.count <= normalize.maximumBytes + 1)
        #expect(normal.characters.last?.range.upperBound == source.utf8.count)
    }

    @Test(arguments: ["a", "😊", "a\u{301}", "👩\u{200D}", "\u{200B}", "á\u{301}\u{302} "])
    func `time grows linearly with the source`(piece: String) {
        let normalize = TextNormalizer(maximumBytes: .max)
        let tokenize = Tokenizer()
        func seconds(_ count: Int) -> Double {
            let source = String(repeating: piece, count: count)
            return (0..<3).map { _ in threadSeconds { _ = tokenize(normalize(source)) } }.min() ?? 0
        }
        // Quadratic time would be 64 times for 8; a busy machine gets room.
        #expect(seconds(40_000) < 8 * seconds(5_000) * 4 + 0.05)
    }

    @Test func `a thousand marks on one letter cost no more than the first few`() {
        let zalgo = "a" + String(repeating: "\u{301}\u{323}", count: 100_000)
        #expect(TextNormalizer(maximumBytes: .max)(zalgo).string.unicodeScalars.count <= 32)
    }
}
