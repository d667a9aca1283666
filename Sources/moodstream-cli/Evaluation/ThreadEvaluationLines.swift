import EmotionTraining
import TextEmotion

extension ThreadEvaluation: OutputLine {
    var text: String {
        let chosen =
            "chosen on emorynlp-train: weight \(decimal(chosen.weight, digits: 2)), half-life "
            + "\(decimal(chosen.halfLife, digits: 1)) messages, brevity \(decimal(chosen.brevity, digits: 0)) words"
        let rows = dataSets.sorted { $0.key < $1.key }.flatMap { name, comparison in
            [("alone", comparison.alone), ("in its thread", comparison.inThread)].map { way, score in
                "\(pad(name, to: 13)) \(pad(way, to: 14)) accuracy \(decimal(score.accuracy, digits: 3)), macro-F1 "
                    + "\(decimal(score.macroF1, digits: 3)), weighted F1 \(decimal(score.weightedF1, digits: 3)), "
                    + "n \(score.count)"
            }
        }
        return (rows + [chosen]).joined(separator: "\n")
    }
}
