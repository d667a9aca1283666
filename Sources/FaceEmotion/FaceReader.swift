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

    /// Looks for the followed face; nil if it is not there, or if the frame has no finite time.
    public mutating func look(at frame: VideoFrame) -> FaceSighting? {
        guard frame.time.isFinite, let face = tracker.follow(detector.detect(in: frame.image), at: frame.time) else {
            return nil
        }
        let region = detector.cropRegion(for: face)
        let crop = FaceCrop(frame.image, box: region)
        let reading = classifier.read(crop)
        let quality = FaceQuality(detection: face, region: region, crop: crop, reading: reading)
        let observation = EmotionObservation(
            uncheckedID: "face-\(frame.number)@\(frame.time)", modality: .face, time: frame.time,
            probabilities: reading.probabilities, quality: quality.value, valenceArousal: nil)
        return FaceSighting(detection: face, reading: reading, quality: quality, observation: observation)
    }

    /// What the followed face shows; nil where there is no sighting.
    package mutating func observe(_ frame: VideoFrame) -> EmotionObservation? { look(at: frame)?.observation }
}
