internal import EmotionCore
internal import NeuralCore
internal import NeuralTraining
internal import TextEmotion

extension GradientTape {
    /// The forward pass of ``TextNetwork`` up to its dense layer.
    ///
    /// - Returns: `[batch, dense]`.
    mutating func textSummary(
        _ batch: TextBatch, tokenDropout: Float, dropout rate: Float, using random: inout SplitMix64
    ) -> Variable {
        let (steps, rows) = (batch.sequences.steps, batch.sequences.batch)
        let parts = [
            embeddingBag(batch.words, "words"), embeddingBag(batch.grams, "grams"), constant(batch.tokenFeatures),
        ]
        let tokens = dropout(concatenate(parts), probability: tokenDropout, using: &random)
        let sequence = reshape(tokens, [steps, rows, tokens.value.shape[1]])
        let states = lstm(sequence, batch.sequences, "lstm")
        let scores = dense(states, "attention")
        let pooled = concatenate([
            maxPool(states, over: batch.sequences),
            attentionPool(states, scores: scores, over: batch.sequences),
            attentionPool(sequence, scores: scores, over: batch.sequences),
            constant(batch.messageFeatures),
        ])
        let summary = relu(dense(dropout(pooled, probability: rate, using: &random), "dense"))
        return dropout(summary, probability: rate, using: &random)
    }
}

extension Parameters {
    /// Random weights for a ``TextNetwork``.
    init(_ configuration: TextNetwork.Configuration, using random: inout some RandomNumberGenerator) {
        self.init()
        addNormal(
            "words.weight", shape: [configuration.words, configuration.wordWidth], deviation: 0.1, using: &random)
        addNormal(
            "grams.weight", shape: [configuration.buckets, configuration.gramWidth], deviation: 0.1, using: &random)
        addLSTM("lstm", inputs: configuration.tokenWidth, hidden: configuration.hidden, using: &random)
        addDense("attention", inputs: configuration.hidden, outputs: 1, using: &random)
        addDense("dense", inputs: configuration.pooledWidth, outputs: configuration.dense, using: &random)
        for (name, outputs) in configuration.heads {
            addDense(name, inputs: configuration.dense, outputs: outputs, using: &random)
        }
    }
}

extension TextNetwork {
    /// The network with the weights of a training run.
    init(_ parameters: Parameters) throws(WeightsError) {
        try self.init(
            WeightFile(
                kind: TextWeights.kind, labels: Emotion.labels,
                tensors: Dictionary(uniqueKeysWithValues: zip(parameters.names, parameters.tensors))))
    }
}
