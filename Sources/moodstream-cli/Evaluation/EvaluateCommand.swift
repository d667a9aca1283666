import ArgumentParser

/// `moodstream evaluate …`: how well the models do.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measures a model on held-out data.",
        subcommands: [EvaluateTextCommand.self])
}
