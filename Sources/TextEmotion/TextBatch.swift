package import NeuralCore

/// Several encoded messages side by side, as the network's layers read them.
package struct TextBatch: Sendable {
    /// The messages' lengths.
    package let sequences: SequenceBatch
    /// The rows of words, for each step and message: `[steps * batch]` bags.
    package private(set) var words: [[Int32]]
    /// The rows of character n-grams, likewise.
    package private(set) var grams: [[Int32]]
    /// `[steps * batch, TextEncoder.tokenFeatureCount]`.
    package private(set) var tokenFeatures: Tensor
    /// `[batch, MessageFeatures.count]`.
    package let messageFeatures: Tensor

    /// Lays out messages.
    ///
    /// - Precondition: Every message has a token.
    package init(_ texts: [EncodedText]) {
        sequences = SequenceBatch(lengths: texts.map(\.count))
        let (places, width) = (sequences.steps * texts.count, TextEncoder.tokenFeatureCount)
        words = Array(repeating: [], count: places)
        grams = words
        var features = [Float](repeating: 0, count: places * width)
        for (row, text) in texts.enumerated() {
            for step in 0..<text.count {
                let place = step * texts.count + row
                words[place] = text.words[step]
                grams[place] = text.grams[step]
                for index in 0..<width { features[place * width + index] = text.tokenFeatures[step * width + index] }
            }
        }
        tokenFeatures = Tensor(shape: [places, width], values: features)
        messageFeatures = Tensor(
            shape: [texts.count, MessageFeatures.count], values: texts.flatMap(\.message.values))
    }

    /// Forgets the word rows of some tokens, so that their n-grams have to do.
    package mutating func dropWords(where isDropped: () -> Bool) {
        for place in words.indices where !grams[place].isEmpty && isDropped() { words[place] = [] }
    }
}
