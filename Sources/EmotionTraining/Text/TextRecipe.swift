internal import EmotionCore
internal import NeuralCore
internal import NeuralTraining
internal import TextEmotion

/// How the text network is trained.
struct TextRecipe: TrainingRecipe {
    let corpus: TextCorpus
    let configuration: TextTraining.Configuration

    /// Batches of messages of about the same length.
    func batches(epoch: Int, using random: inout SplitMix64) -> [[Int]] {
        var drawn = corpus.examples.indices.filter { random.nextUnit() < corpus.examples[$0].share }
        drawn.shuffle(using: &random)
        let size = configuration.batchSize
        var batches: [[Int]] = []
        for start in stride(from: 0, to: drawn.count, by: size * 50) {
            let pool = drawn[start..<min(start + size * 50, drawn.count)]
                .sorted { (corpus.examples[$0].text.count, $0) < (corpus.examples[$1].text.count, $1) }
            batches += stride(from: 0, to: pool.count, by: size).map { Array(pool[$0..<min($0 + size, pool.count)]) }
        }
        return batches.shuffled(using: &random)
    }

    func loss(
        of examples: ArraySlice<Int>, on tape: inout GradientTape, using random: inout SplitMix64
    ) -> GradientTape.Variable {
        let rows = examples.map { corpus.examples[$0] }
        var batch = TextBatch(rows.map { augmented($0, using: &random) })
        batch.dropWords { random.nextUnit() < configuration.wordDropout }
        let summary = tape.textSummary(
            batch, tokenDropout: configuration.tokenDropout, dropout: configuration.dropout, using: &random)
        return loss(tape.textHeads(summary), rows.map(\.targets), on: &tape)
    }

    func validate(_ parameters: Parameters) async -> Validation {
        guard let network = try? TextNetwork(parameters) else { return Validation(score: 0, summary: "no network") }
        let outputs = await corpus.validation.outputs(of: network)
        let labels = corpus.validation.labels
        let thresholds = LabelThresholds(logits: outputs.flatMap(\.labels.values), labels: labels)
        let (right, count) = singleLabelHits(outputs.flatMap(\.distribution.values), labels)
        let summary = "macro-F1 \(percent(thresholds.macroF1)), accuracy \(percent(Double(right) / Double(count)))"
        return Validation(score: thresholds.macroF1, summary: summary)
    }

    /// Sometimes ends a message with an emoji or emoticon that shows what the message says.
    private func augmented(_ example: TextExample, using random: inout SplitMix64) -> EncodedText {
        guard random.nextUnit() < configuration.signShare else { return example.text }
        var rest = random.nextUnit()
        let emotion = example.targets.distribution.firstIndex {
            rest -= $0
            return rest < 0
        }
        guard let emotion, example.targets.distribution[emotion] > 0.4,
            let sign = corpus.signs[emotion].randomElement(using: &random)
        else { return example.text }
        var text = example.text
        text.append(sign)
        return text
    }

    private func loss(
        _ heads: [GradientTape.Variable], _ targets: [TextTargets], on tape: inout GradientTape
    ) -> GradientTape.Variable {
        func matrix(_ row: (TextTargets) -> [Float]) -> Tensor {
            let values = targets.flatMap(row)
            return Tensor(shape: [targets.count, values.count / targets.count], values: values)
        }
        let count = Float(targets.count)
        let labels = tape.sigmoidCrossEntropy(
            heads[0], targets: matrix(\.labels), weights: matrix(\.labelWeights), normalizer: count)
        let distribution = tape.softmaxCrossEntropy(
            heads[1], targets: matrix(\.distribution), weights: targets.map(\.distributionWeight), normalizer: count)
        let sentiment = tape.softmaxCrossEntropy(
            heads[2], targets: matrix(\.sentiment), weights: targets.map(\.sentimentWeight), normalizer: count)
        let affect = tape.squaredError(
            heads[3], targets: matrix(\.affect), weights: matrix { [$0.affectWeight, $0.affectWeight] },
            normalizer: count)
        return tape.sum([(labels, 1), (distribution, 0.7), (sentiment, 0.3), (affect, 1)])
    }

    private func singleLabelHits(_ logits: [Float], _ labels: [[Bool]]) -> (right: Int, count: Int) {
        let single = labels.indices.filter { row in labels[row].count { $0 } == 1 }
        let right = single.count { row in
            let scores = logits[row * Emotion.count..<(row + 1) * Emotion.count]
            let best = scores.indices.max { scores[$0] < scores[$1] }.map { $0 - scores.startIndex }
            return best == labels[row].firstIndex(of: true)
        }
        return (right, max(1, single.count))
    }

    private func percent(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
