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

    @Test func `a negator reaches the next words, but not past a comma`() {
        func negated(_ source: String) -> [Bool] {
            let text = encoded(source)
            return (0..<text.count).map { text.tokenFeatures[$0 * TextEncoder.tokenFeatureCount + 10] == 1 }
        }
        #expect(negated("I am not so happy") == [false, false, false, true, true])
        #expect(negated("no, I am") == [false, false, false, false])
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
