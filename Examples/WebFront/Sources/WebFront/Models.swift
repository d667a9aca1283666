import Moodstream

/// What never changes and serves every listener: the networks and the music.
struct Models: Sendable {
    let detector: ConvolutionalFaceDetector
    let face: FaceEmotionClassifier
    /// The same, for many at once.
    let faces: BatchedFaceClassifier
    let text: TextEmotionClassifier
    let music: AffectIndex

    /// Loads what the package carries.
    ///
    /// - Throws: `WeightsError` only if the binary was damaged after it was built.
    init() throws(WeightsError) {
        detector = try ConvolutionalFaceDetector(configuration: .init(minimumFaceSize: Self.smallestFace))
        // What a mirror image adds to one picture, the next frame adds to this one.
        face = try FaceEmotionClassifier(flips: false)
        faces = BatchedFaceClassifier(face)
        text = try TextEmotionClassifier()
        music = AffectIndex(.starter)
    }

    /// Who sits before a camera fills more than this many rows of its frame; smaller faces are people in the background.
    private static let smallestFace = 40
}
