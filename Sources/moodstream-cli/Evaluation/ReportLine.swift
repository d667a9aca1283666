import Moodstream
import NeuralTraining

/// A table of how well seven-way predictions match what is known.
struct ReportLine: OutputLine {
    let name: String
    let report: ClassificationReport

    private enum CodingKeys: String, CodingKey {
        case name, n, accuracy, accuracyInterval, macroPrecision, macroRecall, macroF1, ece, brier, perClass, confusion
    }

    private struct ClassFigures: Encodable {
        let precision: Double
        let recall: Double
        let f1: Double
        let n: Int
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(report.count, forKey: .n)
        try container.encode(report.accuracy, forKey: .accuracy)
        let interval = report.accuracyInterval
        try container.encode([interval.lowerBound, interval.upperBound], forKey: .accuracyInterval)
        try container.encode(report.macroPrecision, forKey: .macroPrecision)
        try container.encode(report.macroRecall, forKey: .macroRecall)
        try container.encode(report.macroF1, forKey: .macroF1)
        try container.encode(report.calibrationError, forKey: .ece)
        try container.encode(report.brierScore, forKey: .brier)
        let perClass = Emotion.allCases.map { ($0.rawValue, figures(of: $0)) }
        try container.encode(Dictionary(uniqueKeysWithValues: perClass), forKey: .perClass)
        try container.encode(report.confusion, forKey: .confusion)
    }

    var text: String {
        let interval = report.accuracyInterval
        let head = [
            "\(name): n \(report.count)",
            "  accuracy \(figure(report.accuracy)) (95 % interval \(figure(interval.lowerBound)) to \(figure(interval.upperBound)))",
            "  macro precision \(figure(report.macroPrecision))  recall \(figure(report.macroRecall))  F1 \(figure(report.macroF1))",
            "  expected calibration error \(figure(report.calibrationError))  Brier score \(figure(report.brierScore))",
            "  " + column("", width: 10) + "precision  recall     F1      n   taken for "
                + Emotion.labels.joined(separator: " "),
        ]
        return (head + Emotion.allCases.map(row)).joined(separator: "\n")
    }

    private func row(_ emotion: Emotion) -> String {
        let figures = self.figures(of: emotion)
        let shares = [figures.precision, figures.recall, figures.f1].map {
            column(figure($0), width: 7, isNumber: true)
        }
        let taken = zip(Emotion.labels, report.confusion[emotion.index]).map { label, count in
            column(String(count), width: label.count, isNumber: true)
        }
        return "  " + column(emotion.rawValue, width: 10) + " " + shares.joined(separator: " ")
            + column(String(figures.n), width: 7, isNumber: true) + "             " + taken.joined(separator: " ")
    }

    private func figures(of emotion: Emotion) -> ClassFigures {
        let index = emotion.index
        return ClassFigures(
            precision: report.precision(of: index), recall: report.recall(of: index), f1: report.f1(of: index),
            n: report.support(of: index))
    }

    private func figure(_ value: Double) -> String { decimal(value, digits: 3) }
}
