import ArgumentParser
import EmotionTraining
import NeuralTraining

struct TrainFaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "face", abstract: "Trains the face network on FER2013 pictures with FER+ votes.")

    @OptionGroup var options: TrainingOptions

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Changes a number of the recipe; can be repeated. The names: \(FaceTrainingSettings.names.joined(separator: ", ")).",
            valueName: "name=value"))
    var changes: [Setting] = []

    @Option(help: ArgumentHelp("Weights of an earlier run to learn from as well; can be repeated.", valueName: "file"))
    var teacher: [String] = []

    @Option(
        help: ArgumentHelp(
            "The checkpoint of an earlier run, to start from its best epoch.", valueName: "file"))
    var start: String?

    @Option(
        help: ArgumentHelp(
            "A folder of pictures without faces, to learn what is none; ../detect/background beside the data, if it is there.",
            valueName: "folder"))
    var backgrounds: String?

    func validate() throws { _ = try settings }

    /// The recipe's numbers with the changes.
    private var settings: FaceTrainingSettings {
        get throws {
            var settings = FaceTrainingSettings()
            for change in changes where !settings.set(change.name, to: change.value) {
                let names = FaceTrainingSettings.names.joined(separator: ", ")
                throw ValidationError("there is no setting '\(change.name)'; there are \(names)")
            }
            return settings
        }
    }

    func run() async throws {
        try options.makeOutput()
        var training = FaceTraining(
            data: options.data, output: options.output, settings: try settings, seed: options.seed)
        training.plan = options.adjusted(training.plan)
        training.teachers = teacher
        training.start = start
        training.backgrounds = backgrounds ?? "\(options.data)/../detect/background"
        let evaluation = try await training.run(resume: options.resume) { printProgress($0.line) }
        print("\(training.weights): \(evaluation.summary)")
    }
}

/// A number of a recipe by its name, as in `dropout=0.2`.
struct Setting: ExpressibleByArgument {
    let name: String
    let value: Double

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, let value = Double(parts[1]), value.isFinite else { return nil }
        (name, self.value) = (parts[0], value)
    }
}
