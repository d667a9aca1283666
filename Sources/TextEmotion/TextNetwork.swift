package import NeuralCore

/// The network that reads a message.
///
///     x[t] = [ words[t] | n-grams[t] | features[t] ]
///     h    = LSTM(x)
///     a    = softmax over t of (h[t] w + b)
///     z    = relu([ max h | sum a h | sum a x | message features ] W + c)
///
/// followed by one dense head each for the seven emotions as independent labels, for one distribution over them, for
/// the sentiment and for valence and arousal.
package struct TextNetwork: Sendable {
    /// What the heads say; one row a message.
    package struct Output: Sendable {
        /// Logits of seven independent labels, `[batch, 7]`.
        package var labels: Tensor
        /// Logits of one distribution over the seven, `[batch, 7]`.
        package var distribution: Tensor
        /// Logits of negative, neutral and positive, `[batch, 3]`.
        package var sentiment: Tensor
        /// Valence and arousal, `[batch, 2]`, mostly in `-1...1`.
        package var affect: Tensor
    }

    /// The widths of the layers.
    package struct Configuration: Hashable, Sendable {
        /// Words with a vector of their own.
        package var words: Int
        /// The width of a word's vector.
        package var wordWidth: Int
        /// Rows that character n-grams share.
        package var buckets: Int
        /// The width of an n-gram's vector.
        package var gramWidth: Int
        /// Hidden units of the LSTM.
        package var hidden: Int
        /// Units of the dense layer.
        package var dense: Int

        /// Names all widths.
        package init(words: Int, wordWidth: Int, buckets: Int, gramWidth: Int, hidden: Int, dense: Int) {
            self.words = words
            self.wordWidth = wordWidth
            self.buckets = buckets
            self.gramWidth = gramWidth
            self.hidden = hidden
            self.dense = dense
        }

        /// Reads the widths off the tensors.
        init(of file: WeightFile) throws(WeightsError) {
            func shape(_ name: String) throws(WeightsError) -> [Int] {
                guard let shape = file.tensors[name]?.shape else { throw .missingTensor(name: name) }
                guard shape.count == 2 else { throw .shapeMismatch(name: name, expected: [0, 0], actual: shape) }
                return shape
            }
            let (words, grams) = (try shape("words.weight"), try shape("grams.weight"))
            self.init(
                words: words[0], wordWidth: words[1], buckets: grams[0], gramWidth: grams[1],
                hidden: try shape("lstm.recurrentWeight")[0], dense: try shape("dense.weight")[1])
        }

        /// The width of `x[t]`.
        package var tokenWidth: Int { wordWidth + gramWidth + TextEncoder.tokenFeatureCount }
        /// The width of what the dense layer reads.
        package var pooledWidth: Int { 2 * hidden + tokenWidth + MessageFeatures.count }
    }

    /// The names of the heads and the number of their outputs.
    package static let heads = [("labels", 7), ("distribution", 7), ("sentiment", 3), ("affect", 2)]

    private let words: EmbeddingBag
    private let grams: EmbeddingBag
    private let lstm: LSTM
    private let attention: Dense
    private let dense: Dense
    private let heads: [Dense]
    /// The widths of the layers.
    package let configuration: Configuration

    /// Takes the parameters out of a weight file; the widths are those of its tensors.
    ///
    /// - Throws: `missingTensor` or `shapeMismatch`.
    package init(_ file: WeightFile) throws(WeightsError) {
        let shape = try Configuration(of: file)
        func layer(_ name: String, _ inputs: Int, _ outputs: Int) throws(WeightsError) -> Dense {
            Dense(
                weight: try file.tensor("\(name).weight", shape: [inputs, outputs]),
                bias: try file.tensor("\(name).bias", shape: [outputs]))
        }
        words = EmbeddingBag(weight: try file.tensor("words.weight", shape: [shape.words, shape.wordWidth]))
        grams = EmbeddingBag(weight: try file.tensor("grams.weight", shape: [shape.buckets, shape.gramWidth]))
        lstm = LSTM(
            inputWeight: try file.tensor("lstm.inputWeight", shape: [shape.tokenWidth, 4 * shape.hidden]),
            recurrentWeight: try file.tensor("lstm.recurrentWeight", shape: [shape.hidden, 4 * shape.hidden]),
            bias: try file.tensor("lstm.bias", shape: [4 * shape.hidden]))
        attention = try layer("attention", shape.hidden, 1)
        dense = try layer("dense", shape.pooledWidth, shape.dense)
        var heads: [Dense] = []
        for (name, outputs) in Self.heads { heads.append(try layer(name, shape.dense, outputs)) }
        self.heads = heads
        configuration = shape
    }

    /// Reads a batch of messages.
    package func callAsFunction(_ batch: TextBatch) -> Output {
        let (steps, rows) = (batch.sequences.steps, batch.sequences.batch)
        let tokens = Tensor(columnsOf: [words(batch.words), grams(batch.grams), batch.tokenFeatures])
        let sequence = tokens.reshaped([steps, rows, tokens.shape[1]])
        let states = lstm(sequence, batch.sequences)
        let weights = attention(states).softmax(over: batch.sequences)
        let pooled = Tensor(columnsOf: [
            states.maxPooled(over: batch.sequences), states.weightedSum(over: batch.sequences, weights: weights),
            sequence.weightedSum(over: batch.sequences, weights: weights), batch.messageFeatures,
        ])
        let summary = dense(pooled).rectified()
        return Output(
            labels: heads[0](summary), distribution: heads[1](summary), sentiment: heads[2](summary),
            affect: heads[3](summary))
    }
}

extension Tensor {
    /// Matrices with the same number of rows, side by side.
    fileprivate init(columnsOf matrices: [Tensor]) {
        let rows = matrices[0].shape[0]
        var values: [Float] = []
        values.reserveCapacity(matrices.reduce(0) { $0 + $1.values.count })
        for row in 0..<rows {
            for matrix in matrices {
                let width = matrix.shape[1]
                values += matrix.values[row * width..<(row + 1) * width]
            }
        }
        self.init(shape: [rows, values.count / max(1, rows)], values: values)
    }
}
