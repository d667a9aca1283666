internal import EmotionCore
internal import NeuralCore
internal import NeuralTraining
internal import TextEmotion

/// How the text network is trained.
struct TextRecipe: TrainingRecipe {
    let corpus: TextCorpus
    let settings: TextTrainingSettings

    /// Batches of messages of about the same length.
    func batches(epoch: Int, using random: inout SplitMix64) -> [[Int]] {
        var drawn = corpus.examples.indices.filter {
            random.nextUnit() < Float(settings.share) * corpus.examples[$0].share
        }
        drawn.shuffle(using: &random)
        let size = Int(settings.batchSize)
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
        batch.dropWords { random.nextUnit() < Float(settings.wordDropout) }
        let summary = tape.textSummary(
            batch, tokenDropout: Float(settings.tokenDropout), dropout: Float(settings.dropout), using: &random)
        var loss = TextLoss(rows.map(\.targets), of: summary)
        loss.add(to: &tape, corpus, settings)
        return loss.sum(on: &tape)
    }

    /// The macro-F1 of the labels on comments, the accuracy on comments and on other languages, the recall of sentiments.
    func validate(_ parameters: Parameters) async -> Validation {
        guard let network = try? TextNetwork(parameters) else { return Validation(score: 0, summary: "no network") }
        let heldOut = corpus.heldOut
        let scores = await HeldOutScores(of: network, on: heldOut)
        let single = zip(heldOut.comments.singleLabels, scores.comments).filter { $0.0 != nil }
        let (macroF1, recall) = (scores.thresholds.macroF1, scores.shift.macroRecall)
        let (accuracy, languages) = (single.map(\.1).share, scores.languages.share)
        let summary =
            "macro-F1 \(percent(macroF1)), accuracy \(percent(accuracy)), "
            + "sentiment \(percent(recall)), other languages \(percent(languages))"
        return Validation(score: macroF1 + accuracy + recall + languages, summary: summary)
    }

    /// The message as it was typed or otherwise, sometimes with an emoji or emoticon that shows what it says.
    private func augmented(_ example: TextExample, using random: inout SplitMix64) -> EncodedText {
        var text = example.text
        if random.nextUnit() < Float(settings.retyping) {
            let tokens = corpus.read(TextRetyping.change(example.source, using: &random))
            if !tokens.isEmpty { text = corpus.encoder(tokens) }
        }
        guard random.nextUnit() < Float(settings.signShare) else { return text }
        var rest = random.nextUnit()
        let emotion = example.targets.distribution.firstIndex {
            rest -= $0
            return rest < 0
        }
        guard let emotion, example.targets.distribution[emotion] > 0.4,
            let sign = corpus.signs[emotion].randomElement(using: &random)
        else { return text }
        text.append(sign)
        return text
    }

    private func percent(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
