import EmotionCore
import NeuralCore
import NeuralTraining
import TestSupport
import Testing

@testable import EmotionTraining
@testable import TextEmotion

@Suite struct TextNetworkTests {
    static let vocabulary = Vocabulary(["i", "am", "happy", "sad", "!", "😊"])
    static let configuration = TextNetwork.Configuration(
        words: vocabulary.words.count, wordWidth: 5, buckets: 50, gramWidth: 4, hidden: 6, dense: 7, languages: 3)
    let encode = TextEncoder(vocabulary: vocabulary, buckets: configuration.buckets)

    func texts(_ messages: [String]) -> [EncodedText] {
        let read = TextReader()
        return messages.map { encode(read($0)) }
    }

    func parameters(seed: Int) -> Parameters {
        var random = SplitMix64(key: seed)
        var parameters = Parameters(Self.configuration, using: &random)
        for position in parameters.tensors.indices {
            for index in parameters.tensors[position].values.indices {
                parameters.tensors[position].values[index] = random.nextUnit() - 0.5
            }
        }
        return parameters
    }

    @Test(arguments: 1...5) func `inference computes what training does`(seed: Int) throws {
        let parameters = parameters(seed: seed)
        let texts = texts(["I am happy 😊", "sad!", "a word that nobody knows, and a longer message", "!!!"])
        let output = try TextNetwork(parameters)(texts)
        var tape = GradientTape(parameters)
        var random = SplitMix64(key: 0)
        let summary = tape.textSummary(TextBatch(texts), tokenDropout: 0, dropout: 0, using: &random)
        let heads = Self.configuration.heads.map { tape.dense(summary, $0.0).value }
        let outputs = [
            output.labels, output.distribution, output.sentiment, output.affect, output.irony, output.language,
        ]
        for (actual, expected) in zip(outputs, heads) {
            #expect(actual.shape == expected.shape)
            expectClose(actual.values, expected.values, within: 1e-4)
        }
    }

    @Test func `the order of messages in a batch changes nothing`() throws {
        let network = try TextNetwork(parameters(seed: 3))
        let messages = ["I am happy 😊", "sad!", "a longer message than the others"]
        let forward = network(texts(messages)).labels.values
        let backward = network(texts(messages.reversed())).labels.values
        for row in messages.indices {
            let other = messages.count - 1 - row
            expectClose(
                forward[row * 7..<row * 7 + 7], backward[other * 7..<other * 7 + 7], within: Tolerance.float32Sum)
        }
    }

    @Test func `a tensor of the wrong shape is named`() throws {
        var tensors = Dictionary(uniqueKeysWithValues: zip(parameters(seed: 1).names, parameters(seed: 1).tensors))
        tensors["sentiment.bias"] = Tensor(shape: [4])
        let file = WeightFile(kind: TextWeights.kind, labels: Emotion.labels, tensors: tensors)
        #expect(throws: WeightsError.shapeMismatch(name: "sentiment.bias", expected: [3], actual: [4])) {
            try TextNetwork(file)
        }
    }
}
