/// A plain word for a point in the plane of valence and arousal: one for each quarter of the circumplex.
///
/// Seven emotions have no word for someone who sits content and still. The quarters meet a little to the unpleasant
/// and activated side of the origin, so that a neutral mood is calm.
///
/// Reference: J. A. Russell, "A circumplex model of affect", J. Personality and Social Psychology 39, 1980.
public enum AffectWord: String, CaseIterable, Codable, Sendable {
    /// Pleasant or neutral, and not activated.
    case calm
    /// Unpleasant and activated.
    case tense
    /// Pleasant and activated.
    case excited
    /// Unpleasant and not activated.
    case gloomy

    /// The valence below which a mood is unpleasant.
    public static let unpleasantValence = -0.15
    /// The arousal above which a mood is activated.
    public static let activatedArousal = 0.15

    /// The word for a point.
    public init(_ point: ValenceArousal) {
        switch (point.valence < Self.unpleasantValence, point.arousal > Self.activatedArousal) {
        case (true, true): self = .tense
        case (true, false): self = .gloomy
        case (false, true): self = .excited
        case (false, false): self = .calm
        }
    }
}
