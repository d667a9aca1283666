import ArgumentParser
import EmotionTraining
import Foundation

struct TrainAffectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "affect", abstract: "Fits the model of how tracks are felt to people's tags.",
        discussion: """
            Writes affect-model.json. The fit is exact: there is nothing to seed and nothing to resume.

            Examples:
              moodstream train affect --data data/music --output .
            """)

    @Option(help: "The folder with affect-tags-train.csv, or a table like it.")
    var data: String

    @Option(help: "The folder for the model; made if it is absent.")
    var output: String

    @Option(help: "Accepted as in the other trainings; nothing here is left to chance.")
    var seed = 1

    @Flag(help: "Accepted as in the other trainings; a fit takes seconds and always begins anew.")
    var resume = false

    func run() throws {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        let training = AffectTraining(data: data, output: output)
        print("\(training.model): fitted to \(try training.run()) tracks")
    }
}
