/// Where a face is: its left and upper edge, width and height in pixels of the picture.
public typealias FaceBox = ImageRegion

/// A face that a detector has found.
public struct FaceDetection: Hashable, Sendable {
    /// Where the detector sees the face; each detector has its own idea of where a face ends.
    public let box: FaceBox
    /// How sure the detector is, in `0...1`; comparable only among faces of the same detector.
    public let score: Double

    /// Creates a detection; the score is clamped to `0...1`.
    public init(box: FaceBox, score: Double) {
        self.box = box
        self.score = score.isNaN ? 0 : min(1, max(0, score))
    }
}
