public import EmotionCore

/// A playlist on the circumplex as a picture: the mood, the way, and where each track is expected to lie.
public struct PlaylistPicture: Sendable {
    private let mood: Mood
    private let way: [ValenceArousal]
    private let tracks: [(title: String, place: ValenceArousal)]

    private static let size = 640
    private static let margin = 40.0

    /// Lays out a picture.
    ///
    /// - Parameters:
    ///   - course: The way that the playlist was planned along, if there was one.
    public init(
        _ playlist: Playlist, for mood: Mood, along course: ListeningCourse? = nil, model: AffectModel = .shipped
    ) {
        self.mood = mood
        way = course.map { course in (0...20).map { course.point(at: Double($0) / 20) } } ?? []
        tracks = playlist.tracks.map { ("\($0.title), \($0.artist)", model.affect(of: $0).mean) }
    }

    /// The picture as SVG, 640 x 640.
    public var svg: String {
        let size = Self.size
        let head =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" height=\"\(size)\" viewBox=\"0 0 \(size) \(size)\" "
            + "font-family=\"sans-serif\" font-size=\"12\">"
        let parts =
            [head, "<rect width=\"\(size)\" height=\"\(size)\" fill=\"white\"/>"] + axes + [
                path(way, "wanted", "#c9a227")
            ]
            + [path(tracks.map(\.place), "list", "#9db4c0")] + tracks.indices.map(dot) + [moodMark, "</svg>"]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private var axes: [String] {
        let (low, middle, high) = (Self.margin, Double(Self.size) / 2, Double(Self.size) - Self.margin)
        return [
            "<path d=\"M\(low) \(middle)H\(high)M\(middle) \(low)V\(high)\" stroke=\"#bbb\" fill=\"none\"/>",
            "<text x=\"\(high)\" y=\"\(middle - 6)\" text-anchor=\"end\">pleasant</text>",
            "<text x=\"\(low)\" y=\"\(middle - 6)\">unpleasant</text>",
            "<text x=\"\(middle + 6)\" y=\"\(low + 4)\">active</text>",
            "<text x=\"\(middle + 6)\" y=\"\(high)\">calm</text>",
        ]
    }

    private func path(_ points: [ValenceArousal], _ name: String, _ color: String) -> String {
        guard points.count > 1 else { return "" }
        let places = points.map { point in "\(x(point)),\(y(point))" }.joined(separator: " ")
        return "<polyline class=\"\(name)\" points=\"\(places)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"2\"/>"
    }

    private func dot(_ number: Int) -> String {
        let (title, place) = tracks[number]
        return
            "<g><title>\(Self.escaped(title))</title><circle cx=\"\(x(place))\" cy=\"\(y(place))\" r=\"5\" fill=\"#253237\"/>"
            + "<text x=\"\(x(place) + 8)\" y=\"\(y(place) + 4)\">\(number + 1) \(Self.escaped(title))</text></g>"
    }

    private var moodMark: String {
        let point = mood.valenceArousal
        return
            "<circle class=\"mood\" cx=\"\(x(point))\" cy=\"\(y(point))\" r=\"9\" fill=\"none\" stroke=\"#d1495b\" stroke-width=\"3\"/>"
    }

    /// In tenths of a pixel, so that equal playlists make equal pictures everywhere.
    private func x(_ point: ValenceArousal) -> Double { pixel((point.valence + 1) / 2) }
    private func y(_ point: ValenceArousal) -> Double { pixel((1 - point.arousal) / 2) }
    private func pixel(_ share: Double) -> Double {
        ((Self.margin + share * (Double(Self.size) - 2 * Self.margin)) * 10).rounded() / 10
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            default: if character.unicodeScalars.allSatisfy({ $0.value >= 32 }) { result.append(character) }
            }
        }
    }
}
