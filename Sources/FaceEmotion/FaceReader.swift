/// Reads the followed face in frame after frame.
package struct FaceReader<Detector: FaceDetector<Never>>: Sendable {
    private let detector: Detector
    private let classifier: FaceEmotionClassifier
    private var tracker: FaceTracker

    /// Puts a reader together that follows nobody yet.
    package init(detector: Detector, classifier: FaceEmotionClassifier, tracker: FaceTracker = .init()) {
        self.detector = detector
        self.classifier = classifier
        self.tracker = tracker
    }

    /// What the followed face shows; nil if it is not there, or if the frame has no finite time.
    package mutating func observe(_ frame: VideoFrame) -> EmotionObservation? {
        guard frame.time.isFinite, let face = tracker.follow(detector.detect(in: frame.image), at: frame.time) else {
            return nil
        }
        let region = detector.cropRegion(for: face)
        let crop = FaceCrop(frame.image, box: region)
        let reading = classifier.read(crop)
        let quality = FaceQuality(detection: face, region: region, crop: crop, reading: reading)
        return EmotionObservation(
            uncheckedID: "face-\(frame.number)@\(frame.time)", modality: .face, time: frame.time,
            probabilities: reading.probabilities, quality: quality.value, valenceArousal: nil)
    }
}
