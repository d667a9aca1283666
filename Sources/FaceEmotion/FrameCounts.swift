/// What became of the frames that a ``FaceEmotionSource`` was given.
public struct FrameCounts: Hashable, Sendable {
    /// Frames that came.
    public internal(set) var seen = 0
    /// Frames that did not come, by the gaps in the numbers of those that did.
    public internal(set) var dropped = 0
    /// Frames without a face, or without the face that is followed.
    public internal(set) var withoutFace = 0
    /// Frames whose time is not finite, which no observation can carry.
    public internal(set) var withoutTime = 0

    /// Creates counts of nothing.
    public init() {}
}
