private import CModelWeights
internal import EmotionCore
package import NeuralCore

/// Everything that training found out: the network, its words, and how its outputs are to be read.
package struct TextWeights: Sendable {
    /// The kind of network in the metadata of the file.
    package static let kind = "text-emotion"
    /// The key of the vocabulary among the file's notes, one word a line.
    package static let vocabularyKey = "vocabulary"
    /// The key of the languages' codes among the file's notes, one a line.
    package static let languagesKey = "languages"
    /// The key of the known pages of Unicode among the file's notes, one a line.
    package static let pagesKey = "letter_pages"

    /// The network.
    package let network: TextNetwork
    /// What turns tokens into the network's numbers.
    package let encoder: TextEncoder
    /// For each emotion the logit from which on its label is given.
    package let thresholds: [Float]
    /// What the logits of the distribution are divided by.
    package let temperature: Float
    /// What is added to the logits of negative, neutral and positive.
    package let sentimentShift: [Float]
    /// The codes of the languages that are told apart (BCP 47).
    package let languages: [String]
    /// How well each of them is read, over how well English is, `0...1`.
    package let reliabilities: [Float]
    /// The letters that the network knows.
    package let pages: LetterPages

    /// The weight file at a path; without one, that which the package carries.
    ///
    /// - Throws: What is wrong with the file.
    package static func file(at path: String?) throws(WeightsError) -> WeightFile {
        if let path { return try WeightFile(contentsOf: path, kind: kind, labels: Emotion.labels) }
        let file = embeddedTextWeights()
        return try WeightFile(
            embedded: UnsafeRawBufferPointer(start: file.bytes, count: file.count).bytes, kind: kind,
            labels: Emotion.labels)
    }

    /// Takes a weight file apart.
    ///
    /// - Throws: What is missing in it or does not fit.
    package init(_ file: WeightFile, instructionSet: InstructionSet = .best) throws(WeightsError) {
        network = try TextNetwork(file, instructionSet: instructionSet)
        guard let lines = file.notes[Self.vocabularyKey] else { throw .missingMetadata(key: Self.vocabularyKey) }
        let vocabulary = Vocabulary(lines: lines)
        let configuration = network.configuration
        guard vocabulary.words.count == configuration.words else {
            throw .shapeMismatch(
                name: "words.weight", expected: [vocabulary.words.count, configuration.wordWidth],
                actual: [configuration.words, configuration.wordWidth])
        }
        encoder = TextEncoder(vocabulary: vocabulary, buckets: configuration.buckets)
        thresholds = try file.tensor("labels.threshold", shape: [Emotion.count]).values
        temperature = max(0.05, try file.tensor("distribution.temperature", shape: [1]).values[0])
        sentimentShift = try file.tensor("sentiment.shift", shape: [3]).values
        guard let pages = file.notes[Self.pagesKey] else { throw .missingMetadata(key: Self.pagesKey) }
        self.pages = LetterPages(lines: pages)
        languages = (file.notes[Self.languagesKey] ?? "").split(separator: "\n").map(String.init)
        reliabilities = try file.tensor("language.reliability", shape: [configuration.languages]).values
        guard languages.count == reliabilities.count else {
            throw .shapeMismatch(
                name: "language.weight", expected: [configuration.dense, languages.count],
                actual: [configuration.dense, configuration.languages])
        }
    }
}

extension TextWeights {
    /// How much of the quality certain irony takes away.
    private static let ironyCost = 0.5

    /// Whether there is something in a message that the network knows.
    ///
    /// - Parameter coverage: The share of its letters that lie in known pages.
    func understands(_ tokens: [Token], coverage: Double) -> Bool {
        guard !tokens.isEmpty else { return false }
        return coverage >= 0.5 || tokens.contains { $0.kind == .emoji || $0.kind == .emoticon }
    }

    /// The most likely language.
    func language(_ probabilities: [Float]) -> LanguageGuess? {
        zip(languages, probabilities).max { $0.1 < $1.1 }.map {
            LanguageGuess(code: $0.0, probability: Double($0.1))
        }
    }

    /// How far to trust what the network says of a message, `0...1`.
    ///
    /// - Parameters:
    ///   - coverage: The share of its letters that lie in known pages.
    ///   - languages: The probabilities of the languages.
    func quality(coverage: Double, languages: [Float], irony: Double) -> Double {
        let reliability = zip(languages, reliabilities).reduce(0) { $0 + Double($1.0 * $1.1) }
        // Below an even chance the doubt is that of every message.
        let doubt = max(0, 2 * irony - 1)
        return coverage * min(1, reliability) * (1 - Self.ironyCost * doubt)
    }
}
