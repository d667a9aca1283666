/// The followed face in one frame: where it is, what it shows, and how far to trust that.
public struct FaceSighting: Hashable, Sendable {
    /// Where the detector sees the face.
    public let detection: FaceDetection
    /// What the network says of it.
    public let reading: FaceReading
    /// How far to trust the reading, and why.
    public let quality: FaceQuality
    /// The same for a mood over time.
    public let observation: EmotionObservation
}
