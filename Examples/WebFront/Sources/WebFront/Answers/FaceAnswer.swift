import Hummingbird
import Moodstream

/// What was seen in a frame, as `moodstream face --format json` writes it, and how far it is trusted.
struct FaceAnswer: ResponseEncodable {
    /// When the frame arrived; moods from then on know of it.
    let time: Double
    let width: Int
    let height: Int
    let faces: [Face]

    init(_ sighting: FaceSighting?, in image: GrayImage, at time: Double) {
        self.time = time
        width = image.width
        height = image.height
        faces = sighting.map { [Face($0)] } ?? []
    }

    /// One face.
    struct Face: Encodable {
        let box: [Double]
        let score: Double
        let probabilities: EmotionProbabilities
        let valence: Double
        let arousal: Double
        let quality: Double

        init(_ sighting: FaceSighting) {
            let region = sighting.detection.box
            box = [region.x, region.y, region.width, region.height]
            score = sighting.detection.score
            probabilities = sighting.reading.probabilities
            valence = probabilities.valenceArousal.valence
            arousal = probabilities.valenceArousal.arousal
            quality = sighting.quality.value
        }
    }
}
