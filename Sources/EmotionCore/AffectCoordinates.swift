/// Where the seven emotions lie in the plane of valence and arousal, and who says so.
///
/// The table is replaceable: studies differ, and so do languages.
public struct AffectCoordinates: Hashable, Codable, Sendable {
    /// Where the numbers come from.
    public let source: String

    private let points: [Emotion: ValenceArousal]

    /// Creates a table; an emotion that is left out lies in the middle.
    public init(source: String, points: [Emotion: ValenceArousal]) {
        self.source = source
        self.points = points
    }

    /// Creates a table from a point for each emotion.
    init(source: String, point: (Emotion) -> ValenceArousal) {
        self.init(
            source: source, points: Dictionary(uniqueKeysWithValues: Emotion.allCases.map { ($0, point($0)) }))
    }

    /// Where people placed the emotions' names; the default. Neutral is the origin.
    public static let russellMehrabian = AffectCoordinates(
        source: "J. A. Russell and A. Mehrabian, J. Research in Personality 11, 1977"
    ) { $0.valenceArousal }

    /// Where an emotion lies.
    public subscript(_ emotion: Emotion) -> ValenceArousal { points[emotion] ?? .neutral }

    /// The expected point under a distribution.
    public func mean(of probabilities: EmotionProbabilities) -> ValenceArousal {
        var (valence, arousal) = (0.0, 0.0)
        for emotion in Emotion.allCases {
            valence += probabilities[emotion] * self[emotion].valence
            arousal += probabilities[emotion] * self[emotion].arousal
        }
        return ValenceArousal(clampingValence: valence, arousal: arousal)
    }
}
