import CModelWeights
import FaceEmotion
import Foundation
import NeuralCore
import Recommendation
import TextEmotion

/// One of the weight files in the binary, read and checked.
struct EmbeddedWeights: Encodable {
    let kind: String
    let sha256: String
    let parameters: Int
    let bytes: Int
    let trainingSets: [TrainingSet]
    let notes: [String: String]
    let card: ModelCard

    /// A note longer than this, or of several lines, is data, such as a vocabulary.
    private static let longestNote = 400

    private var size: String {
        bytes < 100_000
            ? "\(decimal(Double(bytes) / 1e3, digits: 1)) kB" : "\(decimal(Double(bytes) / 1e6, digits: 1)) MB"
    }

    /// All of them.
    static var all: [EmbeddedWeights] {
        get throws {
            [
                try EmbeddedWeights(
                    embeddedDetectorWeights(), kind: DetectorLayers.kind, labels: DetectorLayers.labels,
                    card: .detector),
                try EmbeddedWeights(embeddedFaceWeights(), kind: FaceLayers.kind, card: .face),
                try EmbeddedWeights(embeddedTextWeights(), kind: TextWeights.kind, card: .text),
                try EmbeddedWeights(affectModel: AffectModel.shippedFile),
            ]
        }
    }

    /// A network's weights.
    private init(
        _ file: EmbeddedFile, kind: String, labels: [String] = Emotion.labels, card: ModelCard
    ) throws(WeightsError) {
        let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count)
        let weights = try WeightFile(bytes.bytes, kind: kind, labels: labels)
        self.kind = kind
        sha256 = weights.hash
        parameters = weights.tensors.values.reduce(0) { $0 + $1.values.count }
        self.bytes = file.count
        trainingSets = TrainingSet.named(in: weights.notes)
        self.card = card
        notes = weights.notes.filter { $0.value.utf8.count <= Self.longestNote && !$0.value.contains("\n") }
    }

    /// The affect model: JSON, whose hash is that of the file.
    private init(affectModel file: [UInt8]) throws {
        let parameters = try JSONDecoder().decode(AffectParameters.self, from: Data(file))
        kind = "affect"
        sha256 = SHA256.hexDigest(of: file.span.bytes)
        self.parameters = parameters.count
        bytes = file.count
        trainingSets = TrainingSet.named(in: ["training_sets": "affect-tags"])
        card = .affect
        notes = parameters.notes
    }

    var text: String {
        let facts =
            [("sha256", sha256)] + notes.filter { $0.key != "training_sets" }.sorted { $0.key < $1.key }
            + trainingSets.map { ("learned from \($0.name)", $0.license) } + card.facts
        return
            (["", "\(kind): \(parameters) parameters, \(size)"]
            + facts.map { "  \($0): \($1)" }).joined(separator: "\n")
    }
}
