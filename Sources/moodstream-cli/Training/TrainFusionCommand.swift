import ArgumentParser
import EmotionTraining
import Foundation

struct TrainFusionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fusion", abstract: "Fits the sensors of fusion to the two models that the binary carries.",
        discussion: """
            Writes shipped-models.json, the parameters of --preset models. Run it again after new weights. The fit \
            takes a minute. `fuse fit` learns from streams of your own.

            Examples:
              moodstream train fusion --data data --output .
            """)

    @Option(help: "The folder with the folders face and text.")
    var data: String

    @Option(help: "The folder for the parameters; made if it is absent.")
    var output: String

    @Option(help: "Seeds the simulated listeners that the fit is checked on.")
    var seed = 1

    @Flag(help: "Accepted as in the other trainings; the fit always begins anew.")
    var resume = false

    func run() async throws {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        let training = FusionTraining(data: data, output: output, seed: seed)
        try await training.run { print($0) }
        print(training.parameters)
    }
}
