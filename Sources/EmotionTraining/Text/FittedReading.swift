internal import EmotionCore
internal import NeuralCore
internal import NeuralTraining
internal import TextEmotion

/// How the outputs of a network are to be read, fitted on messages that it did not learn from.
struct FittedReading: Sendable {
    /// For each emotion the logit from which on its label is given.
    let thresholds: LabelThresholds
    /// What the logits of the distribution are divided by.
    let temperature: Temperature
    /// What is added to the logits of the sentiment.
    let shift: SentimentShift
    /// For each language how well it is read, over how well English is, `0...1`.
    let reliabilities: [Float]

    init(of network: TextNetwork, on heldOut: HeldOutTexts, _ classes: TextClasses) async {
        let scores = await HeldOutScores(of: network, on: heldOut)
        (thresholds, shift) = (scores.thresholds, scores.shift)
        temperature = Temperature(
            logits: scores.distributions, classes: heldOut.comments.singleLabels,
            candidates: (10...80).map { Float($0) / 20 })
        reliabilities = Self.reliabilities(
            classes.languages, english: scores.comments,
            others: zip(heldOut.languageCodes, scores.languages).map { ($0, $1) })
    }

    /// The tensors of a weight file.
    var tensors: [String: Tensor] {
        [
            "labels.threshold": Tensor(shape: [Emotion.count], values: thresholds.values),
            "distribution.temperature": Tensor(shape: [1], values: [temperature.value]),
            "sentiment.shift": Tensor(shape: [3], values: shift.values),
            "language.reliability": Tensor(shape: [reliabilities.count], values: reliabilities),
        ]
    }

    /// A language that is not measured is taken for as good as the measured ones together.
    private static func reliabilities(_ languages: [String], english: [Bool], others: [(String, Bool)]) -> [Float] {
        let best = skill(english)
        let overall = others.isEmpty ? best : skill(others.map(\.1))
        let values = languages.map { language in
            let hits = others.filter { $0.0 == language }.map(\.1)
            return language == "en" ? best : hits.count < 30 ? overall : skill(hits)
        }
        return (values.isEmpty ? [best] : values).map { min(1, max(0, $0 / max(best, 0.01))) }
    }

    /// How far the share of hits lies above that of guessing.
    private static func skill(_ hits: [Bool]) -> Float {
        let chance = 1 / Float(Emotion.count)
        return (Float(hits.count { $0 }) / Float(max(1, hits.count)) - chance) / (1 - chance)
    }
}
