/// A live playlist after something has changed in it.
public struct PlaylistUpdate: Hashable, Sendable {
    /// Why it changed.
    public enum Cause: String, Hashable, Codable, Sendable {
        /// The first mood came.
        case start
        /// The mood has changed for good, and what follows was planned anew.
        case mood
        /// The listener needs care: the gentle rule holds from now on. Hosts that can reach a person should.
        case attention
        /// The time of care is over, and what follows was planned by the usual rule again.
        case attentionOver = "attention-over"
        /// A track ended and the next one plays.
        case next
    }

    /// Why it changed.
    public let cause: Cause
    /// What plays now; nil if there is nothing to play.
    public let playing: Playlist.Pick?
    /// What follows, in playing order.
    public let queue: [Playlist.Pick]
    /// The way that the queue was planned along.
    public let course: ListeningCourse
    /// Whether the gentle rule holds.
    public let isGentle: Bool
}
