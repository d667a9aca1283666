import ArgumentParser
import EmotionTraining
import NeuralTraining

struct TrainTextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Trains the text network on comments, tweets and lines of dialogue.")

    @OptionGroup var options: TrainingOptions

    @OptionGroup var settings: SettingOptions<TextTrainingSettings>

    func run() async throws {
        try options.makeOutput()
        var training = TextTraining(
            data: options.data, output: options.output, settings: try settings.changed, seed: options.seed)
        training.plan = options.adjusted(training.plan)
        try await training.run(resume: options.resume) { printProgress($0.line) }
        print(training.weights)
    }
}
