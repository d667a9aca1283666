import ArgumentParser
import EmotionTraining

struct EvaluateFaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "face", abstract: "Measures the face network on faces with FER+ votes and FER2013 labels.")

    @Option(
        help: ArgumentHelp(
            "A file with `images`, `votes` and `label`, or a folder with faces-validation.safetensors.",
            valueName: "path"))
    var data: String

    @Option(help: ArgumentHelp("Weights to measure in place of the embedded ones.", valueName: "file"))
    var weights: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let file = data.hasSuffix(".safetensors") ? data : "\(data)/faces-validation.safetensors"
        let evaluation = try await FaceEvaluation(weights: weights, on: FaceDataSet(contentsOf: file))
        try await output.print { output in
            try output.write(ReportLine(name: "FER+ votes, majority of seven", report: evaluation.votes))
            try output.write(ReportLine(name: "FER2013 labels", report: evaluation.label))
        }
    }
}
