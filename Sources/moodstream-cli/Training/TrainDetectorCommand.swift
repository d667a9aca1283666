import ArgumentParser
import EmotionTraining
import NeuralTraining

struct TrainDetectorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detector",
        abstract: "Trains the face detector on scenes made of faces, portraits and pictures without faces.",
        discussion: """
            Examples:
              moodstream train detector --data data --output detector-weights
            """)

    @OptionGroup var options: TrainingOptions

    @Option(
        help: ArgumentHelp(
            "Weights of an earlier run, to fit their second look anew to the classifier as it is.", valueName: "file"))
    var refit: String?

    func validate() throws {
        if refit != nil, options.resume { throw ValidationError("--refit is short; it cannot be resumed.") }
    }

    func run() async throws {
        try options.makeOutput()
        let plan = options.adjusted(DetectorTraining.shippedPlan(seed: options.seed))
        let training = DetectorTraining(data: options.data, output: options.output, plan: plan)
        let evaluation =
            if let refit {
                try await training.refit(refit)
            } else {
                try await training.run(resume: options.resume) { printProgress($0.line) }
            }
        print("\(training.weights): \(evaluation.summary)")
    }
}
