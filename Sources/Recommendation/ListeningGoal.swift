public import EmotionCore

/// What the music is to do with the mood.
public enum ListeningGoal: Hashable, Sendable {
    /// It is like the mood.
    case match
    /// It is like another emotion, whatever the mood.
    case towards(Emotion)

    /// Music for happiness.
    public static let uplift = ListeningGoal.towards(.happy)

    /// The distribution over the emotions that the music should have.
    func wanted(in mood: Mood) -> EmotionProbabilities {
        switch self {
        case .match: mood.probabilities
        case .towards(let emotion): EmotionProbabilities(certain: emotion)
        }
    }
}
