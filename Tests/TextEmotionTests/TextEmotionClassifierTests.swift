import CModelWeights
import EmotionTesting
import Foundation
import NeuralCore
import TestSupport
import Testing

@testable import TextEmotion

@Suite struct TextEmotionClassifierTests {
    static let embedded = Result { try TextEmotionClassifier() }
    let classifier: TextEmotionClassifier

    init() throws { classifier = try Self.embedded.get() }

    @Test(arguments: [
        ("can't stop smiling today 😊", Emotion.happy),
        ("so haaaappy rn", .happy),
        ("thank you so much, you made my day", .happy),
        ("lmaooo 😂😂😂", .happy),
        ("❤️❤️❤️", .happy),
        ("hapyy birthdayyy", .happy),
        ("I miss her so much 😭", .sad),
        ("feeling so alone lately...", .sad),
        ("💔", .sad),
        (":(", .sad),
        ("THIS IS BULLSHIT", .angry),
        ("I'm so pissed off right now 😡", .angry),
        ("I’m so pissed off right now", .angry),
        ("I'm terrified of the exam tomorrow", .fearful),
        ("there's someone outside my window 😨", .fearful),
        ("this food is disgusting", .disgusted),
        ("omg what?! no way!!", .surprised),
        ("the meeting is at 3pm", .neutral),
    ])
    func `plain feelings are read`(message: String, expected: Emotion) {
        #expect(classifier.classify(message).mostLikely == expected)
    }

    @Test(arguments: ["", " \n\t", "\u{200B}\u{FEFF}", "\u{FFFD}\u{FFFD}", "\u{0}", "\u{E000}"])
    func `what cannot be read is not guessed at`(message: String) {
        let reading = classifier.read(message)
        #expect(!reading.isUnderstood && reading.labels.isEmpty && reading.tokens.isEmpty)
        #expect(reading.probabilities == .uniform)
        #expect(classifier.contributions(in: message).isEmpty)
    }

    @Test func `bytes that are not UTF-8 are read as far as they are text`() {
        let reading = classifier.read(
            String(decoding: [0xFF, 0xC0] + "so happy".utf8 + [0xED, 0xA0, 0x80], as: UTF8.self))
        #expect(reading.isUnderstood && reading.probabilities.mostLikely == .happy)
    }

    @Test func `a megabyte of one word is read in its ends`() {
        let reading = classifier.read(String(repeating: "ha", count: 500_000))
        #expect(reading.isUnderstood)
        #expect(reading.probabilities.values.allSatisfy { $0.isFinite })
    }

    @Test func `a message is read the same alone and among others`() {
        let messages = [
            "so happy", "", "I hate this, really, I do!!", "ok", "😭😭", "what a long day it was, I am tired now",
        ]
        let together = classifier.read(messages)
        for (message, reading) in zip(messages, together) {
            let alone = classifier.read(message)
            #expect(reading == alone)
        }
        #expect(classifier.read([]).isEmpty)
    }

    @Test func `tasks that share a classifier read what one task reads`() async {
        let messages = (0..<50).map { "day \($0) of waiting" + String(repeating: " and waiting", count: $0 % 7) }
        let alone = messages.map { classifier.read($0) }
        #expect(await classifier.read(messages, tasks: 3) == alone)
        await withTaskGroup(of: [TextReading].self) { group in
            for _ in 0..<8 { group.addTask { classifier.read(messages) } }
            for await readings in group { #expect(readings == alone) }
        }
    }

    @Test(arguments: InstructionSet.allCases.filter(\.isSupported))
    func `every instruction set reads the same emotion within 1e-5`(set: InstructionSet) throws {
        let file = embeddedTextWeights()
        let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count).bytes
        let weights = try WeightFile(embedded: bytes, kind: TextWeights.kind, labels: Emotion.labels)
        let other = try TextEmotionClassifier(weights, instructionSet: set)
        for message in ["so happy", "I can't believe it!!", "😭😭", "what a long day it was, I am tired now", "eww no"] {
            let (reading, expected) = (other.read(message).probabilities, classifier.read(message).probabilities)
            expectClose(reading.values, expected.values, within: 1e-5)
            #expect(reading.mostLikely == expected.mostLikely)
        }
    }

    @Test func `random characters give finite distributions, twice the same`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<100 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                let wide = Bool.random(using: &random)
                scalars.append(Unicode.Scalar(UInt32.random(in: wide ? 0...0x1FFFF : 32...126, using: &random)) ?? " ")
            }
            let reading = classifier.read(String(scalars))
            #expect(abs(reading.probabilities.values.reduce(0, +) - 1) < 1e-9)
            #expect(reading == classifier.read(String(scalars)))
            #expect((-1...1).contains(reading.valenceArousal.valence) && (-1...1).contains(reading.sentiment.score))
        }
    }

    @Test func `the laws of classifiers hold`() {
        let messages = [
            "so happy", "", "\u{FFFD}", "WHAT?!", "😭😭", "[NAME] said http://a.b #NoWay", "дракон", "\0a\u{301}\u{200D}",
        ]
        #expect(checkClassifier(classifier, on: messages) == [])
    }

    @Test func `the word that carries the feeling contributes most to it`() {
        let contributions = classifier.contributions(in: "I am terrified of it")
        #expect(contributions.map(\.token.text) == ["i", "am", "terrified", "of", "it"])
        let most = contributions.max { $0.contribution[.fearful] < $1.contribution[.fearful] }
        #expect(most?.token.text == "terrified")
    }

    @Test func `mixed feelings are labeled as both`() {
        #expect(classifier.read("I love my new job but I miss my old friends so much, I cried 😭❤️").isMixed)
        #expect(!classifier.read("what a lovely day").isMixed)
    }

    @Test func `the weights in the binary have the hash that they promise`() throws {
        let file = embeddedTextWeights()
        let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count).bytes
        #expect(throws: Never.self) { try TextEmotionClassifier(bytes: bytes) }
    }

    @Test func `weights that are not a text model's are refused`() throws {
        let file = WeightFile(kind: TextWeights.kind, labels: Emotion.labels, tensors: [:])
        #expect(throws: WeightsError.missingTensor(name: "words.weight")) {
            try TextEmotionClassifier(bytes: file.encoded().span.bytes)
        }
        let other = WeightFile(kind: "face-emotion", labels: Emotion.labels, tensors: [:])
        #expect(throws: WeightsError.wrongKind(expected: "text-emotion", actual: "face-emotion")) {
            try TextEmotionClassifier(bytes: other.encoded().span.bytes)
        }
        #expect(throws: WeightsError.self) {
            try TextEmotionClassifier(weights: URL(filePath: "/nowhere/text.safetensors"))
        }
    }
}
