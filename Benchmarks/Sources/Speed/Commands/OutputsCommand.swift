import ArgumentParser
import FaceEmotion
import Foundation
import NeuralCore
import Workloads

/// Writes what our networks say of given inputs, so that others can be compared with it before they are timed.
struct OutputsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outputs", abstract: "Writes what a network makes of the input in a safetensors file.")

    @Argument(help: "face: `images`, bytes [n, 48, 48]. lstm: `input`, floats [steps, batch, inputs].")
    var subject: RoundsCommand.Subject

    @Option(help: "The input.")
    var input: String

    @Option(help: "face: `votes` and `label`, [n, 7]. lstm: `hidden`, [steps, batch, hidden].")
    var output: String

    func run() throws {
        let file = try Safetensors(contentsOf: input)
        let result =
            switch subject {
            case .face: try readFaces(in: file)
            case .lstm: try runSequences(in: file)
            }
        try Data(result.encoded()).write(to: URL(filePath: output))
    }

    private func readFaces(in file: Safetensors) throws -> SafetensorsWriter {
        let pixels: [UInt8] = try file.values("images")
        let size = FaceCrop.side * FaceCrop.side
        let crops = try stride(from: 0, to: pixels.count, by: size).map {
            try FaceCrop(pixels: Array(pixels[$0..<$0 + size]))
        }
        let readings = try FaceEmotionClassifier(flips: false).read(crops)
        var result = SafetensorsWriter()
        for (name, head) in [("votes", \FaceReading.probabilities), ("label", \FaceReading.fer2013)] {
            let values = readings.flatMap { $0[keyPath: head].values.map { Float($0) } }
            result.add(name, shape: [crops.count, Emotion.count], values: values)
        }
        return result
    }

    private func runSequences(in file: Safetensors) throws -> SafetensorsWriter {
        let input = try file.tensor("input")
        let sequences = SequenceBatch(lengths: Array(repeating: input.shape[0], count: input.shape[1]))
        var result = SafetensorsWriter()
        result.add("hidden", try Workload.textLSTM()(input, sequences))
        return result
    }
}
