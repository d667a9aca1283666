import Moodstream

/// One listener's camera: it looks at one frame after the other and keeps none.
///
/// An actor of its own, so that a message never waits for a frame.
actor Camera {
    private var reader: FaceReader<ConvolutionalFaceDetector>
    private let faces: BatchedFaceClassifier
    private var count = 0

    init(_ models: Models) {
        reader = FaceReader(detector: models.detector, classifier: models.face)
        faces = models.faces
    }

    /// Looks for the listener's face in a frame, and reads it together with those of others.
    func look(at image: GrayImage, time: Double) async -> FaceSighting? {
        let frame = VideoFrame(image: image, time: time, number: count)
        count += 1
        guard let face = reader.find(in: frame) else { return nil }
        return face.sighting(await faces.read(face.crop))
    }
}
