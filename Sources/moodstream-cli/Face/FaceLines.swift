import Moodstream

/// The faces of one picture.
struct PictureLine: OutputLine {
    let source: String
    let width: Int
    let height: Int
    let faces: [FaceLine]

    var text: String {
        let title =
            "\(source): \(width) x \(height), \(faces.isEmpty ? "no face" : "\(faces.count) face\(faces.count == 1 ? "" : "s")")"
        return ([title] + faces.map { "  \($0.text)" }).joined(separator: "\n")
    }
}

/// One face of a picture.
struct FaceLine: OutputLine {
    let detection: FaceDetection
    let probabilities: EmotionProbabilities

    private enum CodingKeys: String, CodingKey {
        case box, score, probabilities, valence, arousal
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let box = detection.box
        try container.encode([box.x, box.y, box.width, box.height], forKey: .box)
        try container.encode(detection.score, forKey: .score)
        try container.encode(probabilities, forKey: .probabilities)
        try container.encode(probabilities.valenceArousal.valence, forKey: .valence)
        try container.encode(probabilities.valenceArousal.arousal, forKey: .arousal)
    }

    var text: String {
        let box = detection.box
        let place = [box.x, box.y, box.width, box.height].map { decimal($0, digits: 0) }.joined(separator: " ")
        return "[\(place)]  score \(decimal(detection.score, digits: 2))  \(probabilities.ranking)"
    }
}

/// One face that came already cut out.
struct CropLine: OutputLine {
    let index: Int
    let probabilities: EmotionProbabilities
    let fer2013: EmotionProbabilities

    init(index: Int, reading: FaceReading) {
        self.index = index
        probabilities = reading.probabilities
        fer2013 = reading.fer2013
    }

    var text: String { "\(index)  \(probabilities.ranking)" }
}

/// An input that could not be read.
struct SourceError: Encodable {
    let source: String
    let error: String
}

extension EmotionProbabilities {
    /// The three most likely emotions with their shares, for people.
    var ranking: String {
        Emotion.allCases.sorted { (-self[$0], $0.index) < (-self[$1], $1.index) }.prefix(3)
            .map { "\($0) \(decimal(100 * self[$0], digits: 0)) %" }.joined(separator: ", ")
    }
}
