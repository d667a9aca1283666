/// Follows one face from frame to frame: the largest at first, then the one that overlaps it.
public struct FaceTracker: Hashable, Sendable {
    /// How well a box must agree with the last one to be the same face, as intersection over union in `0...1`.
    public var overlap: Double
    /// How long a face may be away before the largest takes its place, in seconds.
    public var patience: Double

    private var last: Sighting?

    /// Where the followed face was, and when.
    private struct Sighting: Hashable {
        let box: FaceBox
        let time: Double
    }

    /// Creates a tracker that follows nobody yet.
    public init(overlap: Double = 0.3, patience: Double = 1) {
        self.overlap = overlap
        self.patience = patience
    }

    /// The face to look at among those of a new frame, the largest of which comes first.
    ///
    /// - Returns: nil if there is none, or if the followed face was seen less than ``patience`` ago and is not among them.
    public mutating func follow(_ faces: [FaceDetection], at time: Double) -> FaceDetection? {
        if let face = recognize(in: faces, at: time) { return face }
        guard !isWaiting(at: time), let face = faces.first else { return nil }
        last = Sighting(box: face.box, time: time)
        return face
    }

    /// Where the followed face was last; nil if there has been none.
    var place: FaceBox? { last?.box }

    /// The followed face, if it is among those of a part of the frame.
    mutating func recognize(in faces: [FaceDetection], at time: Double) -> FaceDetection? {
        let face = same(in: faces)
        if let face { last = Sighting(box: face.box, time: time) }
        return face
    }

    private func same(in faces: [FaceDetection]) -> FaceDetection? {
        guard let last else { return nil }
        let agreements = faces.map { $0.box.intersectionOverUnion(last.box) }
        guard let best = faces.indices.max(by: { agreements[$0] < agreements[$1] }), agreements[best] >= overlap else {
            return nil
        }
        return faces[best]
    }

    private func isWaiting(at time: Double) -> Bool {
        guard let last else { return false }
        return (0..<patience).contains(time - last.time)
    }
}
