import Moodstream

/// One listener's camera: it looks at one frame after the other and keeps none.
///
/// An actor of its own, so that a message never waits for a frame.
actor Camera {
    private var reader: FaceReader<ConvolutionalFaceDetector>
    private var count = 0

    init(_ models: Models) { reader = FaceReader(detector: models.detector, classifier: models.face) }

    /// Looks for the listener's face in a frame.
    func look(at image: GrayImage, time: Double) -> FaceSighting? {
        defer { count += 1 }
        return reader.look(at: VideoFrame(image: image, time: time, number: count))
    }
}
