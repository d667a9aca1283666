import ArgumentParser
import EmotionTraining
import Foundation

struct TrainLexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon", abstract: "Learns how strongly words show each emotion.",
        discussion: """
            Writes emotion-words.tsv, which the text model reads words with. Words are counted; there is nothing to \
            seed and nothing to resume. The text model is to be trained again after it.

            Examples:
              moodstream train lexicon --data data/text --output Lexicons
            """)

    @Option(help: "The folder with the data sets.")
    var data: String

    @Option(help: "The folder for the table; made if it is absent.")
    var output: String

    func run() throws {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        let training = LexiconTraining(data: data, output: output)
        print("\(training.table): \(try training.run()) words")
    }
}
