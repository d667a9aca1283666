import EmotionCore
import Testing

@testable import TextEmotion

@Suite struct TextEncoderTests {
    let read = TextReader()
    let encode = TextEncoder(vocabulary: Vocabulary(["happy", "not", "so", "😊", "smile", "cool"]), buckets: 1 << 20)

    func encoded(_ text: String) -> EncodedText { encode(read(text)) }

    @Test func `an elongated word meets its plain form`() {
        #expect(encoded("haaaappy").words == encoded("happy").words)
        #expect(encoded("haaaappy").grams == encoded("happy").grams)
        #expect(encoded("coooool").words == encoded("cool").words)
        #expect(encoded("haaaappy").tokenFeatures != encoded("happy").tokenFeatures)
    }

    @Test func `a typo shares n-grams with the word, a stranger does not`() {
        let word = Set(encoded("happiness").grams[0])
        let typo = Set(encoded("happyness").grams[0])
        let stranger = Set(encoded("terrible").grams[0])
        #expect(word.intersection(typo).count > word.count / 4)
        #expect(word.intersection(stranger).isEmpty)
    }

    @Test func `n-grams are those of the definition`() {
        let grams = CharacterGrams(buckets: 1 << 30)
        // "<a>"; "<ab", "<ab>" is the word itself, "ab>".
        #expect(grams("a").count == 1)
        #expect(grams("ab").count == 2)
        #expect(grams("abc").count == 5)
        #expect(grams("").isEmpty)
    }

    @Test func `an unknown word has n-grams, punctuation has none`() {
        let text = encoded("xyzzy !")
        #expect(text.words == [[], []])
        #expect(!text.grams[0].isEmpty && text.grams[1].isEmpty)
    }

    @Test func `emoji are known by themselves, by their names and by what they show`() {
        let text = encoded("😊")
        #expect(text.words == [[3, 0, 4]])
        #expect(text.tokenFeatures[3] == 1)
        #expect(text.message.values[3] > 1)
    }

    /// One value of every token.
    func feature(_ index: Int, of source: String) -> [Float] {
        let text = encoded(source)
        return (0..<text.count).map { text.tokenFeatures[$0 * TextEncoder.tokenFeatureCount + index] }
    }

    @Test(arguments: [
        ("I am not so happy", [0, 0, 0, 1, 1]), ("no, I am", [0, 0, 0, 0]), ("i dont like it", [0, 0, 1, 1]),
        ("ain't funny", [0, 1]), ("mustn't worry", [0, 1]), ("not good but fun", [0, 1, 0, 0]),
        ("not now 😊", [0, 1, 0]),
        ("can't wait to go", [0, 0, 0, 0]),
    ])
    func `a negator reaches the next words, but not past a mark, a sign or a contrast`(
        source: String, expected: [Float]
    ) {
        #expect(feature(10, of: source) == expected)
    }

    @Test func `intensifiers, diminishers and what follows "but" are seen at their tokens`() {
        #expect(feature(13, of: "very happy")[1] > 0 && feature(14, of: "very happy")[1] == 0)
        #expect(feature(13, of: "slightly happy")[1] == 0 && feature(14, of: "slightly happy")[1] > 0)
        #expect(feature(17, of: "sad but happy") == [0, 0, 1])
    }

    @Test func `slang without a row of its own has the rows of its meaning`() {
        #expect(encoded("smiles").words == [[]])
        let reader = TextReader()
        let encode = TextEncoder(vocabulary: Vocabulary(["laughing", "out", "loud", "very", "no"]), buckets: 16)
        #expect(encode(reader("lol")).words == [[0, 1, 2]])
        #expect(encode(reader("no cap")).words == [[4, 4], []])
    }

    @Test func `negated evidence stands apart from plain evidence`() {
        let sad = Emotion.sad.index
        let (plain, negated) = (encoded("so sad").message.values, encoded("not sad").message.values)
        #expect(plain[7 + sad] > 0 && plain[14 + sad] == 0)
        #expect(negated[7 + sad] == 0 && negated[14 + sad] > 0)
        let turned = encoded("happy but sad").message.values
        #expect(turned[21 + sad] > 0 && turned[21 + Emotion.happy.index] == 0)
    }

    @Test(arguments: [
        ("so happy", 0), ("мне грустно", 1), ("أنا حزين", 2), ("मैं खुश", 3), ("我很开心", 4), ("χαρά", 5),
    ])
    func `the script of the letters is told apart`(source: String, script: Int) {
        let shares = encoded(source).message.values.suffix(LetterScript.allCases.count)
        #expect(Array(shares) == LetterScript.allCases.map { $0.rawValue == script ? 1 : 0 })
    }

    @Test func `messages count what they are made of`() {
        let quiet = encoded("so happy").message.values
        let loud = encoded("SO HAPPY!!!").message.values
        #expect(quiet.count == MessageFeatures.count && loud.count == MessageFeatures.count)
        #expect(quiet != loud)
        #expect(
            encoded(String(repeating: "a ", count: 10_000)).message.values.allSatisfy { $0.isFinite && abs($0) < 10 })
    }

    @Test func `of a long message the ends are encoded`() {
        let text = encoded("happy " + String(repeating: "and ", count: 1000) + " smile")
        #expect(text.count == TextEncoder.maximumTokens)
        #expect(text.words.first == [0] && text.words.last == [4])
    }

    @Test func `appending a message is encoding both`() {
        var text = encoded("so happy")
        text.append(encoded("😊"))
        let whole = encoded("so happy 😊")
        #expect(text.words == whole.words && text.tokenFeatures == whole.tokenFeatures)
        #expect(text.message.values == whole.message.values)
    }
}
