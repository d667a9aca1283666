public import EmotionCore

/// One of the four quadrants of the circumplex, with the names that research on music has for them.
///
/// The order of the cases is that of every list of four in this module and in the model's file.
///
/// Reference: R. E. Thayer, The Biopsychology of Mood and Arousal, 1989.
public enum AffectQuadrant: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
    /// Pleasant and active.
    case exuberant
    /// Unpleasant and active.
    case anxious
    /// Pleasant and calm.
    case content
    /// Unpleasant and calm.
    case depressed

    /// The quadrant that a point lies in; an axis belongs to its positive side.
    public init(of point: ValenceArousal) {
        switch (point.valence >= 0, point.arousal >= 0) {
        case (true, true): self = .exuberant
        case (false, true): self = .anxious
        case (true, false): self = .content
        case (false, false): self = .depressed
        }
    }

    /// The number of quadrants, 4.
    public static let count = allCases.count

    /// The position in every list of four, `0..<4`.
    public var index: Int {
        switch self {
        case .exuberant: 0
        case .anxious: 1
        case .content: 2
        case .depressed: 3
        }
    }

    /// 1 for pleasant, -1 for unpleasant.
    package var valenceSign: Double { self == .exuberant || self == .content ? 1 : -1 }
    /// 1 for active, -1 for calm.
    package var arousalSign: Double { self == .exuberant || self == .anxious ? 1 : -1 }
}
