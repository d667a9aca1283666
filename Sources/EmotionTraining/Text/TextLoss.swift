internal import NeuralCore
internal import NeuralTraining

/// The losses of all heads on one batch, per message.
struct TextLoss {
    private typealias Variable = GradientTape.Variable

    private let targets: [TextTargets]
    private let summary: GradientTape.Variable
    private var terms: [(GradientTape.Variable, Float)] = []

    /// - Parameter summary: What the heads read, `[batch, dense]`.
    init(_ targets: [TextTargets], of summary: GradientTape.Variable) {
        self.targets = targets
        self.summary = summary
    }

    /// Adds the loss of every head.
    mutating func add(to tape: inout GradientTape, _ corpus: TextCorpus, _ settings: TextTrainingSettings) {
        addEmotions(to: &tape, corpus)
        addFeatures(to: &tape, sentimentWeight: Float(settings.sentiment))
        let classes = corpus.classes
        addClasses("language", classes.languages.count, \.language, weight: 0.1, to: &tape)
        addClasses(TextTraining.emojiHead, classes.emoji.count, \.emoji, weight: Float(settings.emoji), to: &tape)
    }

    /// The weighted sum.
    func sum(on tape: inout GradientTape) -> GradientTape.Variable { tape.sum(terms) }

    private var count: Float { Float(targets.count) }

    private mutating func addEmotions(to tape: inout GradientTape, _ corpus: TextCorpus) {
        let labels = tape.sigmoidCrossEntropy(
            tape.dense(summary, "labels"), targets: matrix(\.labels), weights: matrix(\.labelWeights),
            normalizer: count)
        let distribution = tape.softmaxCrossEntropy(
            tape.dense(summary, "distribution"), targets: matrix(\.distribution),
            weights: targets.map { $0.distributionWeight * corpus.balance($0) }, normalizer: count)
        terms += [(labels, 1), (distribution, 0.7)]
    }

    private mutating func addFeatures(to tape: inout GradientTape, sentimentWeight: Float) {
        let sentiment = tape.softmaxCrossEntropy(
            tape.dense(summary, "sentiment"), targets: matrix(\.sentiment), weights: targets.map(\.sentimentWeight),
            normalizer: count)
        let affect = tape.squaredError(
            tape.dense(summary, "affect"), targets: matrix(\.affect),
            weights: matrix { [$0.affectWeight, $0.affectWeight] }, normalizer: count)
        let irony = tape.sigmoidCrossEntropy(
            tape.dense(summary, "irony"), targets: matrix { [$0.irony] }, weights: matrix { [$0.ironyWeight] },
            normalizer: count)
        terms += [(sentiment, sentimentWeight), (affect, 1), (irony, 1)]
    }

    /// One of several classes, for the messages of which it is known.
    private mutating func addClasses(
        _ head: String, _ classes: Int, _ place: (TextTargets) -> Int?, weight: Float, to tape: inout GradientTape
    ) {
        guard classes > 0 else { return }
        let rows = matrix { target in
            var row = [Float](repeating: 0, count: classes)
            if let place = place(target) { row[place] = 1 }
            return row
        }
        let loss = tape.softmaxCrossEntropy(
            tape.dense(summary, head), targets: rows, weights: targets.map { place($0) == nil ? 0 : 1 },
            normalizer: count)
        terms.append((loss, weight))
    }

    private func matrix(_ row: (TextTargets) -> [Float]) -> Tensor {
        let values = targets.flatMap(row)
        return Tensor(shape: [targets.count, values.count / targets.count], values: values)
    }
}
