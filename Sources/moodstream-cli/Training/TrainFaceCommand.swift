import ArgumentParser
import EmotionTraining
import NeuralTraining

struct TrainFaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "face", abstract: "Trains the face network on FER2013 pictures with FER+ votes.",
        discussion: """
            Examples:
              moodstream train face --data data/face --output face-weights
            """)

    @OptionGroup var options: TrainingOptions

    @OptionGroup var settings: SettingOptions<FaceTrainingSettings>

    @Option(help: ArgumentHelp("Weights of an earlier run to learn from as well; can be repeated.", valueName: "file"))
    var teacher: [String] = []

    @Option(
        help: ArgumentHelp(
            "What other networks say of the training pictures, to learn from as well; can be repeated.",
            valueName: "file"))
    var softLabels: [String] = []

    @Option(
        help: ArgumentHelp(
            "The checkpoint of an earlier run, to start from its best epoch.", valueName: "file"))
    var start: String?

    @Option(
        help: ArgumentHelp(
            "A folder of pictures without faces, to learn what is none; ../detect/background beside the data, if it is there.",
            valueName: "folder"))
    var backgrounds: String?

    func run() async throws {
        try options.makeOutput()
        var training = FaceTraining(
            data: options.data, output: options.output, settings: try settings.changed, seed: options.seed)
        training.plan = options.adjusted(training.plan)
        training.teachers = teacher
        training.softLabels = softLabels
        training.start = start
        training.backgrounds = backgrounds ?? "\(options.data)/../detect/background"
        let evaluation = try await training.run(resume: options.resume) { printProgress($0.line) }
        print("\(training.weights): \(evaluation.summary)")
    }
}
