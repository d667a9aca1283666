package import NeuralCore

/// The network that reads a message.
///
///     x[t] = [ words[t] | n-grams[t] | features[t] ]
///     h    = LSTM(x)
///     a    = softmax over t of (h[t] w + b)
///     z    = relu([ max h | sum a h | sum a x | message features ] W + c)
///
/// followed by one dense head each for the seven emotions as independent labels, for one distribution over them, for
/// the sentiment, for valence and arousal, for irony and for the language.
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
        /// The logit of irony, `[batch, 1]`.
        package var irony: Tensor
        /// Logits of the languages, `[batch, languages]`.
        package var language: Tensor
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
        /// Languages that are told apart.
        package var languages: Int

        /// Names all widths.
        package init(
            words: Int, wordWidth: Int, buckets: Int, gramWidth: Int, hidden: Int, dense: Int,
            languages: Int
        ) {
            self.words = words
            self.wordWidth = wordWidth
            self.buckets = buckets
            self.gramWidth = gramWidth
            self.hidden = hidden
            self.dense = dense
            self.languages = languages
        }

        /// The names of the heads and the number of their outputs.
        package var heads: [(String, Int)] {
            [
                ("labels", 7), ("distribution", 7), ("sentiment", 3), ("affect", 2), ("irony", 1),
                ("language", languages),
            ]
        }

        /// Reads the widths off the tensors.
        package init(of file: WeightFile) throws(WeightsError) {
            func shape(_ name: String) throws(WeightsError) -> [Int] {
                guard let shape = file.tensors[name]?.shape else { throw .missingTensor(name: name) }
                guard shape.count == 2 else { throw .shapeMismatch(name: name, expected: [0, 0], actual: shape) }
                return shape
            }
            let (words, grams) = (try shape("words.weight"), try shape("grams.weight"))
            self.init(
                words: words[0], wordWidth: words[1], buckets: grams[0], gramWidth: grams[1],
                hidden: try shape("lstm.recurrentWeight")[0], dense: try shape("dense.weight")[1],
                languages: try shape("language.weight")[1])
        }

        /// The width of `x[t]`.
        package var tokenWidth: Int { wordWidth + gramWidth + TextEncoder.tokenFeatureCount }
        /// The width of what the dense layer reads.
        package var pooledWidth: Int { 2 * hidden + tokenWidth + MessageFeatures.count }
    }

    private let words: EmbeddingBag
    private let grams: EmbeddingBag
    private let lstm: PackedLSTM
    private let attention: PackedDense
    private let dense: PackedDense
    private let heads: PackedDense
    private let places: TextWorkspace
    private let workspaces = WorkspacePool()
    /// The widths of the layers.
    package let configuration: Configuration

    /// Takes the parameters out of a weight file; the widths are those of its tensors.
    ///
    /// - Parameter instructionSet: What the kernels may use; the best there is by default.
    /// - Throws: `missingTensor` or `shapeMismatch`.
    package init(_ file: WeightFile, instructionSet: InstructionSet = .best) throws(WeightsError) {
        let shape = try Configuration(of: file)
        func layer(_ name: String, _ inputs: Int, _ outputs: Int) throws(WeightsError) -> Dense {
            Dense(
                weight: try file.tensor("\(name).weight", shape: [inputs, outputs]),
                bias: try file.tensor("\(name).bias", shape: [outputs]))
        }
        func pack(_ layers: [Dense], rectifies: Bool) -> PackedDense {
            PackedDense(layers, rectifies: rectifies, instructionSet: instructionSet)
        }
        words = EmbeddingBag(weight: try file.tensor("words.weight", shape: [shape.words, shape.wordWidth]))
        grams = EmbeddingBag(weight: try file.tensor("grams.weight", shape: [shape.buckets, shape.gramWidth]))
        lstm = PackedLSTM(
            inputWeight: try file.tensor("lstm.inputWeight", shape: [shape.tokenWidth, 4 * shape.hidden]),
            recurrentWeight: try file.tensor("lstm.recurrentWeight", shape: [shape.hidden, 4 * shape.hidden]),
            bias: try file.tensor("lstm.bias", shape: [4 * shape.hidden]), instructionSet: instructionSet)
        attention = pack([try layer("attention", shape.hidden, 1).padded(toInputs: lstm.stateStride)], rectifies: false)
        dense = pack([try layer("dense", shape.pooledWidth, shape.dense)], rectifies: true)
        var heads: [Dense] = []
        for (name, outputs) in shape.heads {
            heads.append(try layer(name, shape.dense, outputs).padded(toInputs: dense.outputStride))
        }
        self.heads = pack(heads, rectifies: false)
        configuration = shape
        places = TextWorkspace(shape, lstm: lstm, dense: dense, heads: self.heads)
    }

    /// Reads messages.
    ///
    /// What it says of a message does not depend on the messages beside it, to the last bit.
    ///
    /// - Precondition: Every message has a token, and none more than ``TextEncoder/maximumTokens``.
    package func callAsFunction(_ texts: [EncodedText]) -> Output {
        var output = Output(rows: texts.count, heads: configuration.heads.map(\.1))
        workspaces.withWorkspace(count: places.end) { workspace in
            for first in stride(from: 0, to: texts.count, by: TextWorkspace.messages) {
                let batch = texts[first..<min(first + TextWorkspace.messages, texts.count)]
                let sequences = PackedSequences(lengths: batch.map(\.count))
                read(batch, sequences, in: workspace)
                for (row, index) in sequences.order.enumerated() {
                    output.setRow(first + index, to: workspace + places.heads + row * heads.outputStride)
                }
            }
        }
        return output
    }

    private func read(
        _ texts: ArraySlice<EncodedText>, _ sequences: PackedSequences, in workspace: UnsafeMutablePointer<Float>
    ) {
        let (tokens, states) = (workspace + places.tokens, workspace + places.states)
        let (scores, pooled) = (workspace + places.scores, workspace + places.pooled)
        let summary = workspace + places.summary
        for (row, index) in sequences.order.enumerated() {
            embed(texts[texts.startIndex + index], row: row, sequences, into: tokens)
        }
        lstm(sequences, tokens, into: states, workspace: workspace + places.lstm)
        attention(rows: sequences.places, states, into: scores)
        for (row, index) in sequences.order.enumerated() {
            let text = texts[texts.startIndex + index]
            let pool = SequencePool(sequences, row: row, steps: text.count)
            var target = pooled + row * configuration.pooledWidth
            pool.softmax(scores, stride: attention.outputStride)
            pool.maximum(of: states, width: configuration.hidden, stride: lstm.stateStride, into: &target)
            for (values, width, stride) in [
                (states, configuration.hidden, lstm.stateStride),
                (tokens, configuration.tokenWidth, configuration.tokenWidth),
            ] {
                pool.sum(
                    of: values, width: width, stride: stride, weights: scores, weightStride: attention.outputStride,
                    into: &target)
            }
            target.update(from: text.message.values, count: MessageFeatures.count)
        }
        dense(rows: texts.count, pooled, into: summary)
        heads(rows: texts.count, summary, into: workspace + places.heads)
    }

    /// Writes `x[t]` of one message to its places.
    private func embed(
        _ text: EncodedText, row: Int, _ sequences: PackedSequences, into tokens: UnsafeMutablePointer<Float>
    ) {
        let shape = configuration
        text.tokenFeatures.withUnsafeBufferPointer { features in
            guard let features = features.baseAddress else { return }
            for step in 0..<text.count {
                let token = tokens + sequences.place(row: row, step: step) * shape.tokenWidth
                token.update(repeating: 0, count: shape.wordWidth + shape.gramWidth)
                words.addMean(of: text.words[step], to: token)
                grams.addMean(of: text.grams[step], to: token + shape.wordWidth)
                let count = TextEncoder.tokenFeatureCount
                (token + shape.wordWidth + shape.gramWidth).update(from: features + step * count, count: count)
            }
        }
    }
}

extension TextNetwork.Output {
    fileprivate init(rows: Int, heads widths: [Int]) {
        labels = Tensor(shape: [rows, widths[0]])
        distribution = Tensor(shape: [rows, widths[1]])
        sentiment = Tensor(shape: [rows, widths[2]])
        affect = Tensor(shape: [rows, widths[3]])
        irony = Tensor(shape: [rows, widths[4]])
        language = Tensor(shape: [rows, widths[5]])
    }

    /// Takes one row of all heads apart.
    fileprivate mutating func setRow(_ row: Int, to values: UnsafePointer<Float>) {
        var values = values
        for head in [\Self.labels, \.distribution, \.sentiment, \.affect, \.irony, \.language] {
            self[keyPath: head].setRow(row, to: values)
            values += self[keyPath: head].shape[1]
        }
    }
}
