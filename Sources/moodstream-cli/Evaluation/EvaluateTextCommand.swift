import ArgumentParser
import EmotionTraining
import TextEmotion

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct EvaluateTextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Measures the text model on the validation files of its data sets.")

    @Option(help: "The folder with the data sets.")
    var data: String

    @Option(help: "Other weights than those of the binary, a file.")
    var weights: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let classifier =
            try weights.map { try TextEmotionClassifier(weights: URL(filePath: $0)) } ?? TextEmotionClassifier()
        let evaluation = try TextEvaluation(of: classifier, data: data)
        try await output.print { output in try output.write(evaluation) }
    }
}

extension TextEvaluation: OutputLine {
    var text: String {
        let emotions = Emotion.allCases.compactMap { emotion in
            labels.emotions[emotion].map { score in
                row(emotion.rawValue, [score.precision, score.recall, score.f1], count: score.support)
            }
        }
        let others = otherSets.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }
        return
            (["label           precision  recall  F1      n"] + emotions + [
                "labels: macro-F1 \(decimal(labels.macroF1, digits: 3)), micro-F1 \(decimal(labels.microF1, digits: 3)), "
                    + "n \(labels.count)",
                "most likely emotion: \(singleLabel.text), calibration error \(decimal(calibrationError, digits: 3))",
                "sentiment: macro-recall \(decimal(sentiment.macroRecall, digits: 3)), n \(sentiment.count)",
                "valence r \(decimal(affect.valence, digits: 3)), arousal r \(decimal(affect.arousal, digits: 3)), "
                    + "n \(affect.count)",
            ] + others).joined(separator: "\n")
    }

    private func row(_ name: String, _ values: [Double], count: Int) -> String {
        let cells = values.map { decimal($0, digits: 3) + "  " }
        return ([pad(name, to: 16)] + cells + [String(count)]).joined(
            separator: "   ")
    }
}

extension TextEvaluation.AccuracyScore {
    fileprivate var text: String {
        "accuracy \(decimal(accuracy, digits: 3)) (\(decimal(lower, digits: 3))...\(decimal(upper, digits: 3))), "
            + "macro-F1 \(decimal(macroF1, digits: 3)), n \(count)"
    }
}
