import CModelWeights
import FaceEmotion
import NeuralCore
import TextEmotion

/// One of the weight files in the binary, read and checked.
struct EmbeddedWeights: Encodable {
    let kind: String
    let sha256: String
    let parameters: Int
    let bytes: Int
    let trainingSets: [TrainingSet]
    let notes: [String: String]

    /// A note longer than this is data, such as a vocabulary.
    private static let longestNote = 400

    /// All of them.
    static var all: [EmbeddedWeights] {
        get throws(WeightsError) {
            [
                try EmbeddedWeights(
                    embeddedDetectorWeights(), kind: DetectorLayers.kind, labels: DetectorLayers.labels),
                try EmbeddedWeights(embeddedFaceWeights(), kind: FaceLayers.kind),
                try EmbeddedWeights(embeddedTextWeights(), kind: TextWeights.kind),
            ]
        }
    }

    private init(_ file: EmbeddedFile, kind: String, labels: [String] = Emotion.labels) throws(WeightsError) {
        let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count)
        let weights = try WeightFile(bytes.bytes, kind: kind, labels: labels)
        self.kind = kind
        sha256 = weights.hash
        parameters = weights.tensors.values.reduce(0) { $0 + $1.values.count }
        self.bytes = file.count
        trainingSets = TrainingSet.named(in: weights.notes)
        notes = weights.notes.filter { $0.value.utf8.count <= Self.longestNote }
    }

    var text: String {
        let facts =
            [("sha256", sha256)] + notes.filter { $0.key != "training_sets" }.sorted { $0.key < $1.key }
            + trainingSets.map { ("learned from \($0.name)", $0.license) }
        return
            (["", "\(kind): \(parameters) parameters, \(decimal(Double(bytes) / 1e6, digits: 1)) MB"]
            + facts.map { "  \($0): \($1)" }).joined(separator: "\n")
    }
}
