public import EmotionCore

/// The default rule of thumb: meet a mood first, and lead it somewhere better only then.
///
/// Sad: meet, then soothe and uplift. Happy: celebrate. Angry and disgusted: let off, then calm. Fearful: meet briefly, then
/// soothe. Neutral: keep company. Surprised: meet, then celebrate. The first station is the mood's own point; the others
/// are the means of the emotions' points, weighed by their probabilities, and so are the shares. So a mood that is half
/// sad and half neutral goes half as far as a sad one, and no single emotion decides.
///
/// Music therapy calls it the iso principle. It is a rule of thumb and no therapy; replace it where you know better.
///
/// Reference: I. M. Altshuler, "A psychiatrist's experience with music as a therapeutic agent", in D. M. Schullian and
/// M. Schoen, Music and Medicine, 1948.
public struct MeetThenLift: ListeningRule {
    /// Creates the rule.
    public init() {}

    /// Three stations: the mood's own point, where it turns, and where it arrives.
    public func course(for mood: Mood) -> ListeningCourse {
        ListeningCourse(blending: mood) { $0.plan }
    }
}

extension Emotion {
    /// Where music takes a listener who feels this alone; the first point is the emotion's own.
    fileprivate var plan: [ListeningCourse.Station] {
        switch self {
        case .sad: [.init(.meet, self, 3), .init(.soothe, 0.15, -0.35, 3), .init(.uplift, 0.5, 0.2, 4)]
        case .happy: [.init(.celebrate, self, 3), .init(.celebrate, 0.81, 0.51, 3), .init(.celebrate, 0.8, 0.6, 4)]
        case .angry: [.init(.letOff, self, 3), .init(.calm, 0, 0, 3), .init(.calm, 0.35, -0.4, 4)]
        case .disgusted: [.init(.letOff, self, 2), .init(.calm, 0, 0, 4), .init(.calm, 0.35, -0.3, 4)]
        case .fearful: [.init(.meet, self, 2), .init(.soothe, 0.1, -0.4, 4), .init(.soothe, 0.4, -0.3, 4)]
        case .neutral: [.init(.accompany, self, 3), .init(.accompany, 0.1, 0, 3), .init(.accompany, 0.25, 0.05, 4)]
        case .surprised: [.init(.meet, self, 3), .init(.accompany, 0.45, 0.5, 3), .init(.celebrate, 0.6, 0.4, 4)]
        }
    }
}
