internal import EmotionCore
internal import NeuralTraining

/// How often each emotion was taken for which, and how often each confidence is right, on some data sets side by side.
struct EvaluationPicture {
    /// What the picture shows.
    let title: String
    /// The data sets.
    let panels: [Panel]

    /// One data set.
    struct Panel {
        let title: String
        let report: ClassificationReport
        /// The emotions in the order of the report's classes.
        let emotions: [Emotion]
    }

    /// A complete SVG document that needs no other file.
    var svg: String {
        let width = 320
        let head = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width * panels.count)" height="600" \
            viewBox="0 0 \(width * panels.count) 600" font-family="sans-serif" font-size="11" role="img">
            <title>\(title)</title>
            <rect width="100%" height="100%" fill="white"/>
            """
        let columns = panels.enumerated().map { PlacedPanel($0.element, left: $0.offset * width) }
        return ([head] + columns.flatMap(\.elements) + ["</svg>"]).joined(separator: "\n") + "\n"
    }
}

/// A panel at its place.
private struct PlacedPanel {
    let title: String
    let report: ClassificationReport
    let emotions: [Emotion]
    let left: Int

    init(_ panel: EvaluationPicture.Panel, left: Int) {
        (title, report, emotions) = (panel.title, panel.report, panel.emotions)
        self.left = left
    }

    private static let cell = 32
    private static let diagram = (top: 360, side: 210)

    var elements: [String] {
        let accuracy = percent(report.accuracy)
        return [text(left + 70, 20, "\(title): \(accuracy) % of \(report.count) right", size: 12)]
            + emotions.indices.flatMap(row) + reliability
    }

    /// What the pictures of one emotion were taken for, in percent of them.
    private func row(_ index: Int) -> [String] {
        let y = 40 + index * Self.cell
        let total = Double(max(1, report.support(of: index)))
        let cells = report.confusion[index].enumerated().flatMap { column, count in
            let share = Double(count) / total
            let (x, ink) = (left + 70 + column * Self.cell, share > 0.5 ? "white" : "black")
            return [
                """
                <rect x="\(x)" y="\(y)" width="\(Self.cell)" height="\(Self.cell)" fill="#08519c" \
                fill-opacity="\(percent(share).hundredths)" stroke="#dddddd"/>
                """,
                text(x + Self.cell / 2, y + 20, "\(percent(share))", anchor: "middle", fill: ink),
            ]
        }
        return [text(left + 66, y + 20, emotions[index].rawValue, anchor: "end")] + cells
            + [text(left + 74 + index * Self.cell, 36, String(emotions[index].rawValue.prefix(4)))]
    }

    /// Confidence to the right, the share that is right upwards; the diagonal is a calibrated classifier.
    private var reliability: [String] {
        let (top, side, x0) = (Self.diagram.top, Self.diagram.side, left + 70)
        let bins = report.reliability.filter { $0.count > 0 }.map { bin in
            let (x, y) = (Double(x0) + bin.confidence * Double(side), Double(top) + (1 - bin.accuracy) * Double(side))
            let radius = 2 + 8 * (Double(bin.count) / Double(max(1, report.count))).squareRoot()
            return
                "<circle cx=\"\(rounded(x))\" cy=\"\(rounded(y))\" r=\"\(rounded(radius))\" fill=\"#08519c\" fill-opacity=\"0.8\"/>"
        }
        return [
            text(
                x0, top - 42,
                "ECE \(rounded(100 * report.calibrationError)) %, AUC \(rounded(100 * report.macroAreaUnderCurve)) %"),
            "<rect x=\"\(x0)\" y=\"\(top)\" width=\"\(side)\" height=\"\(side)\" fill=\"none\" stroke=\"#999999\"/>",
            "<line x1=\"\(x0)\" y1=\"\(top + side)\" x2=\"\(x0 + side)\" y2=\"\(top)\" stroke=\"#999999\" stroke-dasharray=\"4 3\"/>",
            text(x0 + side / 2, top + side + 16, "confidence", anchor: "middle"),
            text(x0 - 4, top + 10, "right", anchor: "end"),
        ] + bins
    }

    private func text(
        _ x: Int, _ y: Int, _ string: String, anchor: String = "start", fill: String = "black", size: Int = 11
    ) -> String {
        "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" fill=\"\(fill)\" font-size=\"\(size)\">\(string)</text>"
    }

    private func percent(_ share: Double) -> Int { Int((100 * share).rounded()) }
    private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}

extension Int {
    /// The number over a hundred, as an attribute.
    fileprivate var hundredths: Double { Double(self) / 100 }
}
