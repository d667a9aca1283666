/// Reads the followed face in frame after frame.
///
/// It is the step that ``FaceEmotionSource`` repeats, for a host that also wants to show where the face is: a value that
/// remembers whom it follows, and no picture.
public struct FaceReader<Detector: FaceDetector<Never>>: Sendable {
    private let detector: Detector
    private let classifier: FaceEmotionClassifier
    private var tracker: FaceTracker

    /// Creates a reader that follows nobody yet.
    ///
    /// - Parameters:
    ///   - detector: Finds the faces, and says how they are cut out.
    ///   - classifier: Reads the face that is followed.
    ///   - tracker: Decides which face that is.
    public init(detector: Detector, classifier: FaceEmotionClassifier, tracker: FaceTracker = .init()) {
        self.detector = detector
        self.classifier = classifier
        self.tracker = tracker
    }

    /// Looks for the followed face and reads it; nil if it is not there, or if the frame has no finite time.
    public mutating func look(at frame: VideoFrame) -> FaceSighting? {
        find(in: frame).map { $0.sighting(classifier.read($0.crop)) }
    }

    /// Looks for the followed face without reading it, for a host that reads the faces of many together
    /// (``BatchedFaceClassifier``); nil if it is not there, or if the frame has no finite time.
    public mutating func find(in frame: VideoFrame) -> FollowedFace? {
        guard frame.time.isFinite, let face = face(in: frame) else { return nil }
        let region = detector.cropRegion(for: face)
        return FollowedFace(
            detection: face, region: region, crop: FaceCrop(frame.image, box: region), time: frame.time,
            number: frame.number)
    }

    /// The followed face, which is looked for where it was before it is looked for everywhere.
    private mutating func face(in frame: VideoFrame) -> FaceDetection? {
        if let place = tracker.place,
            let face = tracker.recognize(in: detector.detect(in: frame.image, near: place), at: frame.time)
        {
            return face
        }
        return tracker.follow(detector.detect(in: frame.image), at: frame.time)
    }

    /// What the followed face shows; nil where there is no sighting.
    package mutating func observe(_ frame: VideoFrame) -> EmotionObservation? { look(at: frame)?.observation }
}
