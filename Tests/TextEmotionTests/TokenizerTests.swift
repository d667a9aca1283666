import Testing

@testable import TextEmotion

@Suite struct TokenizerTests {
    let normalize = TextNormalizer()
    let tokenize = Tokenizer()

    func texts(_ source: String) -> [String] { tokenize(normalize(source)).map(\.text) }

    @Test(arguments: [
        ("I can't, really!", ["i", "can't", ",", "really", "!"]),
        ("'quoted' rock'n'roll", ["'", "quoted", "'", "rock'n'roll"]),
        ("sh**t happens **", ["sh**t", "happens", "**"]),
        ("#SoHappyToday #firstworldprobs #y2k_now", ["so", "happy", "today", "firstworldprobs", "y", "2", "k", "now"]),
        ("# alone @ alone", ["#", "alone", "@", "alone"]),
        ("@user_1: see https://a.b/c?d=:) ok www.x.y", ["<user>", ":", "see", "<link>", "ok", "<link>"]),
        ("[NAME] and [not] me", ["[name]", "and", "[", "not", "]", "me"]),
        ("great:) and :-( x:D xD drive xdrive", ["great", ":)", "and", ":-(", "x", ":", "d", "xd", "drive", "xdrive"]),
        ("5:30, 10000000", ["5", ":", "30", ",", "10000000"]),
        ("😂😂😂😂 ❤️🔥", ["😂😂", "❤", "🔥"]),
        ("我很开心", ["我", "很", "开", "心"]),
        ("\u{FFFD}\u{FFFD} \u{200B}\n", []),
        ("wait...what?!", ["wait", "..", "what", "?", "!"]),
    ])
    func `messages fall into tokens`(source: String, expected: [String]) {
        #expect(texts(source) == expected)
    }

    @Test func `elongation is cut to two, with the short form beside it`() throws {
        let tokens = tokenize(normalize("haaaappy cooool :)))) NOOOO"))
        #expect(tokens.map(\.text) == ["haappy", "cool", ":))", "noo"])
        #expect(tokens.map(\.shortText) == ["happy", "col", ":)", "no"])
        #expect(tokens.allSatisfy { $0.style.contains(.elongated) })
        #expect(tokens.map { $0.style.contains(.shouted) } == [false, false, false, true])
    }

    @Test func `the style says what was typed`() {
        let tokens = tokenize(normalize("I AM fine #Wow"))
        #expect(tokens.map(\.style) == [[], [.shouted], [], [.hashtag]])
        #expect(tokens.map(\.range) == [0..<1, 2..<4, 5..<9, 11..<14])
    }

    @Test func `a megabyte of one word is a few tokens`() {
        let tokens = tokenize(normalize(String(repeating: "ab", count: 500_000)))
        #expect(tokens.count <= 16_384 / Tokenizer.maximumWordLength + 2)
        #expect(tokens.allSatisfy { $0.kind == .word && $0.text.count <= Tokenizer.maximumWordLength })
    }
}
