/// What a listener says or does about a track that is played.
public enum Feedback: Hashable, Codable, Sendable {
    /// They like it.
    case like
    /// They went on to the next after a while; the sooner, the worse.
    case skip(after: Duration)
    /// They heard it to its end.
    case complete
    /// They never want to hear it again.
    case ban
    /// It does not suit them in this mood; in another it may.
    case notInThisMood

    /// After this long a skip says nothing against a track.
    static let patience = Duration.seconds(90)

    /// What it says of the listener's taste: from -1 to 1.
    var reward: Double {
        switch self {
        case .like: 1
        case .complete: 0.5
        case .skip(let heard): -max(0, 1 - max(0, heard / Self.patience))
        case .ban, .notInThisMood: -1
        }
    }

    /// Whether it speaks of the track in this mood only.
    var isAboutMood: Bool { self == .notInThisMood }
}
