internal import NeuralCore
internal import NeuralTraining
internal import TextEmotion

/// Words learn which words stand beside them, before a network learns what they say of feelings.
///
/// A token is the vector of its word beside the mean of those of its n-grams, as in ``TextNetwork``. From it alone is
/// guessed whether another word stands within ``window`` tokens or was drawn by its frequency.
///
/// References: T. Mikolov et al., "Distributed representations of words and phrases", NeurIPS 2013; P. Bojanowski et
/// al., "Enriching word vectors with subword information", TACL 2017.
struct SkipGram {
    private typealias Lanes = SIMD16<Float>

    /// The texts.
    let texts: [EncodedText]
    /// The passes over them.
    let epochs: Int

    private static let window = 4
    private static let drawn = 5
    private static let rate: Float = 0.05
    /// The share of all words from which on a word is skipped now and then.
    private static let frequent: Float = 1e-3
    /// The deviation of the vectors, which is that of random ones.
    private static let deviation: Float = 0.1

    /// Trains `words.weight` and `grams.weight`; all other parameters stay.
    func train(_ parameters: inout Parameters, using random: inout SplitMix64) {
        guard epochs > 0 else { return }
        var (words, grams) = (parameters["words.weight"], parameters["grams.weight"])
        let pass = SkipGramPass(words: words.shape, gramWidth: grams.shape[1], counts: counts(words.shape[0]))
        defer { pass.deallocate() }
        words.values.withUnsafeMutableBufferPointer { words in
            grams.values.withUnsafeMutableBufferPointer { grams in
                guard let words = words.baseAddress, let grams = grams.baseAddress else { return }
                for epoch in 0..<epochs {
                    for (index, text) in texts.enumerated() {
                        let done = (Float(epoch) + Float(index) / Float(texts.count)) / Float(epochs)
                        pass.learn(text, rate: Self.rate * max(0.01, 1 - done), words, grams, using: &random)
                    }
                }
            }
        }
        parameters["words.weight"] = Self.scaled(words)
        parameters["grams.weight"] = Self.scaled(grams)
    }

    private func counts(_ words: Int) -> [Float] {
        var counts = [Float](repeating: 0, count: words)
        for text in texts {
            for rows in text.words {
                for row in rows { counts[Int(row)] += 1 }
            }
        }
        return counts
    }

    private static func scaled(_ table: Tensor) -> Tensor {
        let sum = table.values.reduce(0.0) { $0 + Double($1 * $1) }
        let scale = deviation / Float((sum / Double(table.values.count)).squareRoot())
        return Tensor(shape: table.shape, values: table.values.map { $0 * scale })
    }

    /// What one pass over the texts needs.
    private struct SkipGramPass {
        private let wordWidth: Int
        private let gramWidth: Int
        private let lanes: Int
        /// What each word is like from outside, ``lanes`` a word.
        private let neighbours: UnsafeMutablePointer<Lanes>
        private let token: UnsafeMutablePointer<Lanes>
        private let step: UnsafeMutablePointer<Lanes>
        /// How likely each word is not skipped.
        private let kept: [Float]
        /// Words, each as often as it is to be drawn.
        private let urn: [Int32]

        init(words: [Int], gramWidth: Int, counts: [Float]) {
            (wordWidth, self.gramWidth) = (words[1], gramWidth)
            lanes = (wordWidth + gramWidth + Lanes.scalarCount - 1) / Lanes.scalarCount
            func zeros(_ count: Int) -> UnsafeMutablePointer<Lanes> {
                let zeros = UnsafeMutablePointer<Lanes>.allocate(capacity: count)
                zeros.initialize(repeating: .zero, count: count)
                return zeros
            }
            neighbours = zeros(words[0] * lanes)
            (token, step) = (zeros(lanes), zeros(lanes))
            let sum = max(1, counts.reduce(0, +))
            kept = counts.map { count in
                let rarity = count > 0 ? SkipGram.frequent * sum / count : 1
                return rarity + rarity.squareRoot()
            }
            let weights = counts.map { $0 > 0 ? Elementary.exp(0.75 * Elementary.log($0)) : 0 }
            let unit = max(1, weights.reduce(0, +)) / 1_000_000
            urn = weights.enumerated().flatMap { repeatElement(Int32($0), count: Int(($1 / unit).rounded(.up))) }
        }

        func deallocate() {
            for memory in [neighbours, token, step] { memory.deallocate() }
        }

        /// Lets each token of a text guess its neighbours.
        func learn(
            _ text: EncodedText, rate: Float, _ words: UnsafeMutablePointer<Float>,
            _ grams: UnsafeMutablePointer<Float>, using random: inout SplitMix64
        ) {
            for place in 0..<text.count {
                if let word = text.words[place].first, random.nextUnit() >= kept[Int(word)] { continue }
                let reach = 1 + Int(random.next() % UInt64(SkipGram.window))
                read(text, place, words, grams)
                for lane in 0..<lanes { step[lane] = .zero }
                for other in max(0, place - reach)...min(text.count - 1, place + reach) where other != place {
                    guard let neighbour = text.words[other].first else { continue }
                    guess(neighbour, isThere: true, rate)
                    for _ in 0..<SkipGram.drawn {
                        let row = urn[Int(random.next() % UInt64(urn.count))]
                        if row != neighbour { guess(row, isThere: false, rate) }
                    }
                }
                write(text, place, words, grams)
            }
        }

        private func guess(_ row: Int32, isThere: Bool, _ rate: Float) {
            let neighbour = neighbours + Int(row) * lanes
            var products = Lanes.zero
            for lane in 0..<lanes { products += token[lane] * neighbour[lane] }
            let guess = Elementary.sigmoid(products.sum())
            let error = Lanes(repeating: rate * ((isThere ? 1 : 0) - guess))
            for lane in 0..<lanes {
                step[lane] += error * neighbour[lane]
                neighbour[lane] += error * token[lane]
            }
        }

        /// The vector of a token.
        private func read(
            _ text: EncodedText, _ place: Int, _ words: UnsafeMutablePointer<Float>,
            _ grams: UnsafeMutablePointer<Float>
        ) {
            for lane in 0..<lanes { token[lane] = .zero }
            token.withMemoryRebound(to: Float.self, capacity: lanes * Lanes.scalarCount) { token in
                Self.forEach(text, place, words, grams, wordWidth, gramWidth) { row, offset, width, share in
                    for column in 0..<width { token[offset + column] += share * row[column] }
                }
            }
        }

        /// Moves the vectors that a token consists of.
        private func write(
            _ text: EncodedText, _ place: Int, _ words: UnsafeMutablePointer<Float>,
            _ grams: UnsafeMutablePointer<Float>
        ) {
            step.withMemoryRebound(to: Float.self, capacity: lanes * Lanes.scalarCount) { step in
                Self.forEach(text, place, words, grams, wordWidth, gramWidth) { row, offset, width, _ in
                    for column in 0..<width { row[column] += step[offset + column] }
                }
            }
        }

        @inline(__always)
        private static func forEach(
            _ text: EncodedText, _ place: Int, _ words: UnsafeMutablePointer<Float>,
            _ grams: UnsafeMutablePointer<Float>, _ wordWidth: Int, _ gramWidth: Int,
            _ body: (UnsafeMutablePointer<Float>, Int, Int, Float) -> Void
        ) {
            let parts = [
                (text.words[place], words, 0, wordWidth), (text.grams[place], grams, wordWidth, gramWidth),
            ]
            for (rows, table, offset, width) in parts {
                for row in rows { body(table + Int(row) * width, offset, width, 1 / Float(rows.count)) }
            }
        }
    }
}
