/// A point on the circumplex of affect: how pleasant and how activated, each in `-1...1`.
///
/// Reference: J. A. Russell, "A circumplex model of affect", J. Personality and Social Psychology 39, 1980.
public struct ValenceArousal: Hashable, Codable, Sendable {
    /// Unpleasant (-1) to pleasant (1).
    public let valence: Double
    /// Calm (-1) to activated (1).
    public let arousal: Double

    /// The middle of the plane.
    public static let neutral = ValenceArousal(clampingValence: 0, arousal: 0)

    /// Creates a point.
    ///
    /// - Throws: ``EmotionError/invalidValenceArousal(_:)`` for a value outside `-1...1` or NaN.
    public init(valence: Double, arousal: Double) throws(EmotionError) {
        for value in [valence, arousal] where !(-1...1).contains(value) { throw .invalidValenceArousal(value) }
        self.init(clampingValence: valence, arousal: arousal)
    }

    /// Creates the point of the plane that is nearest to the given one; NaN becomes 0.
    public init(clampingValence valence: Double, arousal: Double) {
        self.valence = valence.isNaN ? 0 : min(1, max(-1, valence))
        self.arousal = arousal.isNaN ? 0 : min(1, max(-1, arousal))
    }
}

extension Emotion {
    /// Where people place this emotion's name on the circumplex.
    ///
    /// Reference: J. A. Russell and A. Mehrabian, "Evidence for a three-factor theory of emotions",
    /// J. Research in Personality 11, 1977 (pleasure and arousal of happy, angry, ...); neutral is the origin.
    public var valenceArousal: ValenceArousal {
        switch self {
        case .angry: ValenceArousal(clampingValence: -0.51, arousal: 0.59)
        case .disgusted: ValenceArousal(clampingValence: -0.60, arousal: 0.35)
        case .fearful: ValenceArousal(clampingValence: -0.64, arousal: 0.60)
        case .happy: ValenceArousal(clampingValence: 0.81, arousal: 0.51)
        case .neutral: .neutral
        case .sad: ValenceArousal(clampingValence: -0.63, arousal: -0.27)
        case .surprised: ValenceArousal(clampingValence: 0.40, arousal: 0.67)
        }
    }
}

extension EmotionProbabilities {
    /// The expected point on the circumplex: the mean of the emotions' points under this distribution.
    public var valenceArousal: ValenceArousal { AffectCoordinates.russellMehrabian.mean(of: self) }
}
