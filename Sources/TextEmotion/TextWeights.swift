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
        languages = (file.notes[Self.languagesKey] ?? "").split(separator: "\n").map(String.init)
        reliabilities = try file.tensor("language.reliability", shape: [configuration.languages]).values
    }
}
