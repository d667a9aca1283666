import EmotionTraining
import FaceEmotion
import Foundation
import NeuralCore
import NeuralTraining

/// The recipe of the face network in epochs of one step, over random pictures with random votes.
///
/// Pictures are drawn and augmented as real ones are. Nothing is validated.
struct StepwiseRecipe: TrainingRecipe {
    private let recipe: FaceRecipe

    /// Freshly drawn parameters.
    var initialParameters: Parameters { recipe.initialParameters(seed: 1) }

    init(batch: Int) throws {
        let data = try Self.randomData(count: 4 * batch)
        var settings = FaceTrainingSettings()
        settings.batchSize = Double(batch)
        recipe = FaceRecipe(training: data, validation: data, settings: settings)
    }

    func batches(epoch: Int, using random: inout SplitMix64) -> [[Int]] {
        Array(recipe.batches(epoch: epoch, using: &random).prefix(1))
    }

    func loss(
        of examples: ArraySlice<Int>, on tape: inout GradientTape, using random: inout SplitMix64
    ) -> GradientTape.Variable {
        recipe.loss(of: examples, on: &tape, using: &random)
    }

    func validate(_ parameters: Parameters) -> Validation { Validation(score: 0, summary: "") }

    private static func randomData(count: Int) throws -> FaceDataSet {
        var random = SplitMix64(key: 1)
        func bytes<Byte: FixedWidthInteger>(_ count: Int, in range: Range<Byte>) -> [Byte] {
            (0..<count).map { _ in Byte.random(in: range, using: &random) }
        }
        var file = SafetensorsWriter()
        let side = FaceCrop.side
        file.add("images", shape: [count, side, side], values: bytes(count * side * side, in: 0..<UInt8.max))
        // Between 2 and 5 of the votes for each of the seven, none for contempt, unknown and not-a-face.
        let votes = (0..<count).flatMap { _ in bytes(7, in: 2..<6) + [0, 0, 0] as [Int8] }
        file.add("votes", shape: [count, 10], values: votes)
        file.add("label", shape: [count], values: bytes(count, in: 0..<Int8(7)))
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data(file.encoded()).write(to: url)
        return try FaceDataSet(contentsOf: url.path(percentEncoded: false))
    }
}
