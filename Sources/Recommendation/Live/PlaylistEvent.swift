public import EmotionCore

/// What a live playlist is told, in the order in which it happens.
public enum PlaylistEvent: Hashable, Sendable {
    /// The listener's mood, with its time.
    case mood(Mood)
    /// The player came to the end of a track, or the listener skipped it; seconds on the axis of the moods.
    case trackEnded(time: Double)
    /// A message, or the host's own judgment, says that this listener needs care; seconds on the axis of the moods.
    case attention(time: Double)
}
