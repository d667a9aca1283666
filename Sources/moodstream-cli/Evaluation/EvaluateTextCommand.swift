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
        commandName: "text", abstract: "Measures the text model on the validation files of its data sets.",
        discussion: """
            Examples:
              moodstream evaluate text --data data/text --threads
            """)

    @Option(help: "The folder with the data sets.")
    var data: String

    @Option(help: "Other weights than those of the binary, a file.")
    var weights: String?

    @Flag(help: "Measure what it brings to read dialogues as threads instead.")
    var threads = false

    @Option(
        help: ArgumentHelp("Where to draw confusions and reliability, as a picture.", valueName: "file.svg"))
    var svg: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if threads, svg != nil { throw ValidationError("--svg shows messages alone, without --threads.") }
    }

    func run() async throws {
        let classifier =
            try weights.map { try TextEmotionClassifier(weights: URL(filePath: $0)) } ?? TextEmotionClassifier()
        if threads {
            let evaluation = try ThreadEvaluation(of: classifier, data: data)
            return try await output.print { output in try output.write(evaluation) }
        }
        if let svg { try Data(TextConfusions(of: classifier, data: data).svg().utf8).write(to: URL(filePath: svg)) }
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
                "irony: accuracy \(decimal(irony.accuracy, digits: 3)), F1 \(decimal(irony.f1, digits: 3)), "
                    + "AUC \(decimal(irony.areaUnderCurve, digits: 3)), n \(irony.count)",
            ] + others + ["other languages, among the labels: \(otherLanguages.text)"] + languageLines
            + robustnessLines).joined(separator: "\n")
    }

    private var languageLines: [String] {
        languages.sorted { $0.key < $1.key }.map { code, score in
            "  \(pad(code, to: 4)) among the labels \(decimal(score.topAmongLabels, digits: 3)), language right "
                + "\(decimal(score.languageAccuracy, digits: 3)), quality \(decimal(score.quality, digits: 2)), n \(score.count)"
        }
    }

    private var robustnessLines: [String] {
        robustness.sorted { $0.key < $1.key }.map { name, score in
            "with \(name): same emotion \(decimal(score.sameEmotion, digits: 3)), same labels "
                + "\(decimal(score.sameLabels, digits: 3)), n \(score.count)"
        }
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
            + (macroF1.map { "macro-F1 \(decimal($0, digits: 3)), " } ?? "")
            + (weightedF1.map { "weighted F1 \(decimal($0, digits: 3)), " } ?? "") + "n \(count)"
    }
}
