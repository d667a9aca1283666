public import EmotionCore

/// The rule for hard moments: stay close, stay quiet, and never cheer anybody up by force.
///
/// It meets the mood at half its arousal, soothes, and ends with quiet warmth. Nothing is celebrated but what is happy
/// already, and nothing is let off. It suits a host that has reason to worry about a listener.
public struct GentleRule: ListeningRule {
    /// Creates the rule.
    public init() {}

    /// Three stations, all of them calm.
    public func course(for mood: Mood) -> ListeningCourse {
        let near = ValenceArousal(clampingValence: mood.valence, arousal: min(mood.arousal, 0.2) / 2)
        return ListeningCourse([
            .init(.meet, at: near, share: 4),
            .init(.soothe, at: near.moved(0.5, towards: Self.rest), share: 3),
            .init(.soothe, at: Self.rest, share: 3),
        ])
    }

    /// Quiet warmth.
    private static let rest = ValenceArousal(clampingValence: 0.3, arousal: -0.4)
}
