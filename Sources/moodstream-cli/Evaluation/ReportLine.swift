import Moodstream
import NeuralTraining

/// A table of how well seven-way predictions match what is known.
struct ReportLine: OutputLine {
    let name: String
    let report: ClassificationReport
    /// The report's classes, in their order.
    var emotions = Emotion.allCases

    private enum CodingKeys: String, CodingKey {
        case name, n, accuracy, accuracyInterval, macroPrecision, macroRecall, macroF1, macroAUC, ece, brier, perClass,
            confusion,
            reliability
    }

    private struct ClassFigures: Encodable {
        let precision: Double
        let recall: Double
        let f1: Double
        let auc: Double?
        let n: Int
    }

    private struct Bin: Encodable {
        let from: Double
        let to: Double
        let n: Int
        let confidence: Double
        let accuracy: Double
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
        try container.encode(report.macroAreaUnderCurve, forKey: .macroAUC)
        try container.encode(report.calibrationError, forKey: .ece)
        try container.encode(report.brierScore, forKey: .brier)
        let perClass = emotions.map { ($0.rawValue, figures(of: $0)) }
        try container.encode(Dictionary(uniqueKeysWithValues: perClass), forKey: .perClass)
        try container.encode(report.confusion, forKey: .confusion)
        let bins = report.reliability.map { bin in
            Bin(
                from: bin.range.lowerBound, to: bin.range.upperBound, n: bin.count, confidence: bin.confidence,
                accuracy: bin.accuracy)
        }
        try container.encode(bins, forKey: .reliability)
    }

    var text: String {
        let interval = report.accuracyInterval
        let head = [
            "\(name): n \(report.count)",
            "  accuracy \(figure(report.accuracy)) (95 % interval \(figure(interval.lowerBound)) to \(figure(interval.upperBound)))",
            "  macro precision \(figure(report.macroPrecision))  recall \(figure(report.macroRecall))  F1 \(figure(report.macroF1))  AUC \(figure(report.macroAreaUnderCurve))",
            "  expected calibration error \(figure(report.calibrationError))  Brier score \(figure(report.brierScore))",
            "  " + column("", width: 10) + "precision  recall     F1    AUC      n   taken for "
                + emotions.map(\.rawValue).joined(separator: " "),
        ]
        return (head + emotions.map(row) + reliability).joined(separator: "\n")
    }

    private func row(_ emotion: Emotion) -> String {
        let figures = self.figures(of: emotion)
        let shares = [figures.precision, figures.recall, figures.f1, figures.auc ?? .nan].map {
            column(figure($0), width: 7, isNumber: true)
        }
        let taken = zip(emotions, report.confusion[index(of: emotion)]).map { other, count in
            column(String(count), width: other.rawValue.count, isNumber: true)
        }
        return "  " + column(emotion.rawValue, width: 10) + " " + shares.joined(separator: " ")
            + column(String(figures.n), width: 7, isNumber: true) + "             " + taken.joined(separator: " ")
    }

    private func figures(of emotion: Emotion) -> ClassFigures {
        let index = index(of: emotion)
        return ClassFigures(
            precision: report.precision(of: index), recall: report.recall(of: index), f1: report.f1(of: index),
            auc: report.areasUnderCurve.isEmpty ? nil : report.areasUnderCurve[index], n: report.support(of: index))
    }

    private func index(of emotion: Emotion) -> Int { emotions.firstIndex(of: emotion) ?? 0 }

    /// How often each confidence is right, as a table.
    private var reliability: [String] {
        let bins = report.reliability.filter { $0.count > 0 }
        return ["  confidence  right      n"]
            + bins.map { bin in
                "  " + column(figure(bin.confidence), width: 10, isNumber: true)
                    + column(figure(bin.accuracy), width: 7, isNumber: true)
                    + column(String(bin.count), width: 7, isNumber: true)
            }
    }

    private func figure(_ value: Double) -> String { decimal(value, digits: 3) }
}
