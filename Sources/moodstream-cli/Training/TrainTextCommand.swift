import ArgumentParser
import EmotionTraining
import NeuralTraining

struct TrainTextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Trains the text network on comments, tweets and lines of dialogue.")

    @OptionGroup var options: TrainingOptions

    func run() async throws {
        try options.makeOutput()
        let plan = options.adjusted(TextTraining.shippedPlan(seed: options.seed))
        let training = TextTraining(data: options.data, output: options.output, plan: plan)
        try await training.run(resume: options.resume) { printProgress($0.line) }
        print(training.weights)
    }
}
