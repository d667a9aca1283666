import ArgumentParser
import EmotionTraining
import Foundation
import NeuralTraining

struct TrainTextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Trains the text network on comments, tweets and lines of dialogue, or on lines of your own.",
        discussion: """
            With a file as --data, trained weights go on with its lines, each a JSON object with "text" and "emotions", a \
            list of names of the seven; every fifth line is held out.

            Examples:
              moodstream train text --data data/text --output text-weights
              moodstream train text --data my-messages.jsonl --output text-weights
            """)

    @OptionGroup var options: TrainingOptions

    @OptionGroup var settings: SettingOptions<TextTrainingSettings>

    @Option(help: ArgumentHelp("Weights of an earlier run to learn from as well; can be repeated.", valueName: "file"))
    var teacher: [String] = []

    @Option(
        help: ArgumentHelp(
            "Weights to go on with on lines of your own; the embedded ones by default.", valueName: "file"))
    var start: String?

    func validate() throws {
        if isFile, options.resume {
            throw ValidationError("A run on lines of your own is short; it cannot be resumed.")
        }
        if isFile, !teacher.isEmpty { throw ValidationError("--teacher goes with a folder as --data.") }
        if !isFile, start != nil { throw ValidationError("--start goes with a file of lines as --data.") }
    }

    func run() async throws {
        try options.makeOutput()
        if isFile { try await tune() } else { try await train() }
    }

    private var isFile: Bool {
        var isFolder = ObjCBool(false)
        return FileManager.default.fileExists(atPath: options.data, isDirectory: &isFolder) && !isFolder.boolValue
    }

    private func train() async throws {
        var training = TextTraining(
            data: options.data, output: options.output, settings: try settings.changed, seed: options.seed)
        training.plan = options.adjusted(training.plan)
        training.teachers = teacher
        try await training.run(resume: options.resume) { printProgress($0.line) }
        print(training.weights)
    }

    private func tune() async throws {
        var tuning = TextFineTuning(lines: options.data, output: options.output, start: start, seed: options.seed)
        tuning.plan = options.adjusted(tuning.plan)
        let result = try await tuning.run { printProgress($0.line) }
        print(
            "\(tuning.weights): \(decimal(result.after, digits: 3)) of \(result.heldOut) held-out lines are right, "
                + "\(decimal(result.before, digits: 3)) before")
    }
}
