/// A message as numbers: for each token the rows of its vectors and its features.
package struct EncodedText: Sendable {
    /// For each token the rows of its words.
    package private(set) var words: [[Int32]] = []
    /// For each token the rows of its character n-grams.
    package private(set) var grams: [[Int32]] = []
    /// For each token ``TextEncoder/tokenFeatureCount`` values, one token after the other.
    package private(set) var tokenFeatures: [Float] = []
    /// What is counted over the whole message.
    package private(set) var message = MessageFeatures()

    /// The number of tokens.
    package var count: Int { words.count }

    init() {}

    /// A message that says nothing: one token without rows and features, because the network reads at least one.
    static let blank: EncodedText = {
        var text = EncodedText()
        text.words = [[]]
        text.grams = [[]]
        text.tokenFeatures = [Float](repeating: 0, count: TextEncoder.tokenFeatureCount)
        return text
    }()

    mutating func append(_ place: TokenInContext, words: [Int32], grams: [Int32]) {
        self.words.append(words)
        self.grams.append(grams)
        tokenFeatures += TokenFeatures(place).values
        message.append(place)
    }

    /// Appends the tokens of another message.
    package mutating func append(_ other: EncodedText) {
        words += other.words
        grams += other.grams
        tokenFeatures += other.tokenFeatures
        message.append(other.message)
    }
}
