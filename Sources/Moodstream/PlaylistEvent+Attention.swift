public import Recommendation
public import TextEmotion

extension PlaylistEvent {
    /// What a live playlist is to be told of a message beside its mood: that the listener needs care.
    ///
    /// - Parameters:
    ///   - reading: What was read in the message.
    ///   - time: When it was written, in seconds on the axis of the moods.
    /// - Returns: Nil for a message that does not ask for attention.
    public init?(_ reading: TextReading, at time: Double) {
        guard reading.attention != nil else { return nil }
        self = .attention(time: time)
    }
}
