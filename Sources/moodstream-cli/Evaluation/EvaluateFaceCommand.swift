import ArgumentParser
import EmotionTraining
import FaceEmotion

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct EvaluateFaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "face", abstract: "Measures the face network on faces with FER+ votes and FER2013 labels.",
        discussion: """
            Every face is seen as it is and in the mirror. Where faces-train.safetensors lies beside the measured file, the \
            gap between both is told as well.

            Examples:
              moodstream evaluate face --data data/face --svg face.svg
            """)

    @Option(
        help: ArgumentHelp(
            "A file with `images`, `votes` and `label`, or a folder with faces-validation.safetensors.",
            valueName: "path"))
    var data: String

    @Option(help: ArgumentHelp("Weights to measure in place of the embedded ones.", valueName: "file"))
    var weights: String?

    @Flag(help: "Measure pictures that have gone wrong as well: blurred, dark, covered, cut out beside the face.")
    var robustness = false

    @Option(
        help: ArgumentHelp("Where to draw confusions and reliability, as a picture.", valueName: "file.svg"))
    var svg: String?

    @OptionGroup var output: OutputOptions

    private var file: String { data.hasSuffix(".safetensors") ? data : "\(data)/faces-validation.safetensors" }

    /// The pictures that the network was trained on, if this is about others and they are there.
    private var trainingFile: String? {
        let path = URL(filePath: file).deletingLastPathComponent().path + "/faces-train.safetensors"
        let isOther = URL(filePath: file).lastPathComponent != "faces-train.safetensors"
        return isOther && FileManager.default.fileExists(atPath: path) ? path : nil
    }

    func run() async throws {
        let faces = try FaceDataSet(contentsOf: file)
        let evaluation = try await FaceEvaluation(weights: weights, on: faces)
        if let svg { try Data(evaluation.svg().utf8).write(to: URL(filePath: svg)) }
        try await output.print { output in
            for line in lines(of: evaluation) { try output.write(line) }
            try output.write(AgreementLine(bands: evaluation.agreement))
            if let trainingFile {
                let seen = try await FaceEvaluation(weights: weights, on: FaceDataSet(contentsOf: trainingFile))
                try output.write(GapLine(seen: seen, unseen: evaluation))
            }
            if robustness { try await measureRobustness(on: faces, output: &output) }
        }
    }

    private func lines(of evaluation: FaceEvaluation) -> [ReportLine] {
        [
            ReportLine(name: "FER+ votes, majority of seven", report: evaluation.votes),
            ReportLine(
                name: "FER+ votes, six without disgusted", report: evaluation.sixVotes,
                emotions: FaceEvaluation.sixEmotions),
            ReportLine(name: "FER2013 labels", report: evaluation.label),
        ]
    }

    private func measureRobustness(on faces: FaceDataSet, output: inout Output) async throws {
        let classifier =
            try weights.map { try FaceEmotionClassifier(weights: URL(filePath: $0)) } ?? FaceEmotionClassifier()
        let robustness = await FaceRobustness(of: classifier, on: faces)
        try output.write(RobustnessLine(name: "clean", strength: nil, row: robustness.clean, clean: robustness.clean))
        for corruption in FaceCorruption.allCases {
            for (strength, row) in zip(corruption.strengths, robustness.corrupted[corruption] ?? []) {
                try output.write(
                    RobustnessLine(
                        name: corruption.rawValue, strength: strength, row: row, clean: robustness.clean))
            }
        }
        try output.write(
            RobustnessLine(name: "no face", strength: nil, row: robustness.noFaces, clean: robustness.clean))
    }
}
