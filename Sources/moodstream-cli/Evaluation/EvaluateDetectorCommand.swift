import ArgumentParser
import EmotionTraining
import Foundation
import Moodstream

struct EvaluateDetectorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detector",
        abstract: "Measures a face detector on pictures with and without faces that it was not trained on.",
        discussion: """
            Crowds are composed of faces and backgrounds, always the same ones. Recall and false finds in a picture are \
            given at --score; a trade-off follows at scores that leave .05, .1 and .4 false finds in a picture.

            Examples:
              moodstream evaluate detector --data data
            """)

    @Option(help: ArgumentHelp("The folder with detect/ and face/.", valueName: "folder"))
    var data: String

    @Option(help: "Which detector to measure.")
    var detector = DetectorName.cnn

    @Option(help: ArgumentHelp("Weights to measure in place of the embedded ones.", valueName: "file"))
    var weights: String?

    @Option(help: "Finds with a smaller score are left out.")
    var score = ConvolutionalFaceDetector.Configuration().minimumScore

    @Option(help: ArgumentHelp("Faces pasted into scenes to compare emotions; 0 for none.", valueName: "count"))
    var emotions = 1_000

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let scenes = try DetectorDataSet(folder: data, part: .heldOut)
        switch detector {
        case .cnn:
            try await measure(try network(score: 0.02), shipped: try network(score: score), on: scenes)
        case .cascade:
            let cascade = try CascadeFile.detector()
            try await measure(cascade, shipped: cascade, on: scenes)
        case .none: throw ValidationError("there is nothing to measure without a detector")
        }
    }

    private func network(score: Double) throws -> ConvolutionalFaceDetector {
        let configuration = ConvolutionalFaceDetector.Configuration(minimumScore: score)
        guard let weights else { return try ConvolutionalFaceDetector(configuration: configuration) }
        return try ConvolutionalFaceDetector(weights: URL(filePath: weights), configuration: configuration)
    }

    /// Measures places with a detector that keeps all finds, and emotions with one that keeps the sure ones.
    private func measure(
        _ everything: some FaceDetector<Never>, shipped: some FaceDetector<Never>, on scenes: DetectorDataSet
    ) async throws {
        let evaluation = await DetectorEvaluation(of: everything, on: scenes)
        var emotionLine: SceneEmotionLine?
        if emotions > 0 {
            let faces = try FaceDataSet(contentsOf: "\(data)/face/faces-validation.safetensors")
            emotionLine = SceneEmotionLine(
                await FaceInSceneEvaluation(
                    of: shipped, try FaceEmotionClassifier(), faces: faces, scenes: scenes, limit: emotions))
        }
        try await output.print { output in
            for (name, tally) in [
                ("crowds, 24 pixels and more, IoU .3", evaluation.crowds),
                ("crowds, 48 pixels and more, IoU .5", evaluation.largeInCrowds),
                ("portraits, IoU .5", evaluation.portraits), ("backgrounds", evaluation.backgrounds),
            ] {
                try output.write(DetectionLine(name: name, tally: tally, score: score))
            }
            if let emotionLine { try output.write(emotionLine) }
        }
    }
}
