import ArgumentParser
import EmotionTraining
import NeuralTraining

struct TrainFaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "face", abstract: "Trains the face network on FER2013 pictures with FER+ votes.")

    @OptionGroup var options: TrainingOptions

    func run() async throws {
        try options.makeOutput()
        let plan = options.adjusted(FaceTraining.shippedPlan(seed: options.seed))
        let training = FaceTraining(data: options.data, output: options.output, plan: plan)
        let evaluation = try await training.run(resume: options.resume) { printProgress($0.line) }
        print("\(training.weights): \(evaluation.summary)")
    }
}
