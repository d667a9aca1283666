extension MoodJourney {
    /// The journey as a picture: a band of moods, the curves of valence and arousal, and the causes of changes.
    ///
    /// - Parameters:
    ///   - width: In pixels, at least 200.
    ///   - timeLabel: Writes a time below the picture; hours and minutes since the axis' zero unless said otherwise.
    /// - Returns: A complete SVG document that needs no other file.
    public func svg(width: Int = 960, timeLabel: (Double) -> String = MoodJourney.clock) -> String {
        let canvas = JourneyCanvas(journey: self, width: Double(max(200, width)))
        let lines =
            [canvas.head] + segments.map(canvas.band) + canvas.curves + changes.map(canvas.marker)
            + canvas.ticks(timeLabel) + ["</svg>"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// Seconds as hours and minutes, as in `13:05`.
    public static func clock(_ seconds: Double) -> String {
        let minutes = seconds.isNaN ? 0 : Int((min(max(seconds, -1e9), 1e9) / 60).rounded(.down))
        let (hour, minute) = (abs(minutes) / 60, abs(minutes) % 60)
        return (minutes < 0 ? "-" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }
}

/// Where the parts of a journey's picture go, and what they look like.
private struct JourneyCanvas {
    let journey: MoodJourney
    let width: Double

    private static let height = 260
    private static let band = (top: 20, height: 60)
    private static let curve = (middle: 155.0, half: 55.0)

    private var start: Double { journey.segments.first?.start ?? 0 }
    private var seconds: Double { max(1e-9, (journey.segments.last?.end ?? 0) - start) }

    var head: String {
        let changes = journey.changes.count == 1 ? "1 change" : "\(journey.changes.count) changes"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(number(width))" height="\(Self.height)" \
            viewBox="0 0 \(number(width)) \(Self.height)" font-family="sans-serif" font-size="12" role="img">
            <title>A journey of \(journey.segments.count) moods with \(changes)</title>
            <rect width="100%" height="100%" fill="white"/>
            """
    }

    func band(_ segment: MoodJourney.Segment) -> String {
        let (left, right) = (x(segment.start), x(segment.end))
        let name = right - left > 7 * Double(segment.mood.rawValue.count) ? segment.mood.rawValue : ""
        return """
            <rect x="\(number(left))" y="\(Self.band.top)" width="\(number(right - left))" \
            height="\(Self.band.height)" fill="\(segment.mood.color)"/>
            <text x="\(number(left + 4))" y="\(Self.band.top + 16)">\(name)</text>
            """
    }

    var curves: [String] {
        let names = [("valence", "#000000", ""), ("arousal", "#777777", "4 3")]
        let values: [(MoodJourney.Point) -> Double] = [\.valence, \.arousal]
        return zip(names, values).flatMap { style, value in
            let points = journey.points.map { "\(number(x($0.time))),\(number(y(value($0))))" }
            let (name, color, dashes) = style
            let legend = name == "valence" ? Self.curve.middle - 40 : Self.curve.middle + 48
            return [
                """
                <polyline fill="none" stroke="\(color)" stroke-dasharray="\(dashes)" \
                points="\(points.joined(separator: " "))"/>
                """, "<text x=\"4\" y=\"\(number(legend))\" fill=\"\(color)\">\(name)</text>",
            ]
        }
    }

    func marker(_ change: MoodJourney.Change) -> String {
        let left = number(x(change.time))
        let cause = escaped(change.cause?.rawValue ?? "faded")
        return """
            <line x1="\(left)" x2="\(left)" y1="\(Self.band.top)" y2="215" stroke="#444444" stroke-width="0.5"/>
            <text x="\(left)" y="14" text-anchor="middle" font-size="10">\(cause)</text>
            """
    }

    func ticks(_ label: (Double) -> String) -> [String] {
        (0...4).map { tick in
            let time = start + Double(tick) / 4 * seconds
            let anchor = ["start", "middle", "middle", "middle", "end"][tick]
            return "<text x=\"\(number(x(time)))\" y=\"240\" text-anchor=\"\(anchor)\">\(escaped(label(time)))</text>"
        }
    }

    private func x(_ time: Double) -> Double { (time - start) / seconds * width }
    private func y(_ value: Double) -> Double { Self.curve.middle - value * Self.curve.half }

    /// A number with one digit after the point, which is a tenth of a pixel.
    private func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    /// Names come from outside: none of them may become markup.
    private func escaped(_ text: String) -> String {
        let marks: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
        return text.map { marks[$0] ?? String($0) }.joined()
    }
}

extension Emotion {
    /// A color that people who see few colors can tell apart from the other six.
    ///
    /// Reference: M. Okabe and K. Ito, "Color universal design", 2008.
    fileprivate var color: String {
        switch self {
        case .angry: "#d55e00"
        case .disgusted: "#009e73"
        case .fearful: "#cc79a7"
        case .happy: "#f0e442"
        case .neutral: "#bbbbbb"
        case .sad: "#56b4e9"
        case .surprised: "#e69f00"
        }
    }
}
