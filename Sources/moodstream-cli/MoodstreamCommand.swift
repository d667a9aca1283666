internal import ArgumentParser

@main
struct MoodstreamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moodstream",
        abstract: "Reads faces and messages, fuses them into one mood over time, and turns the mood into music.",
        discussion: """
            `moodstream help COMMAND` shows examples. `moodstream --generate-completion-script bash` (or zsh, or fish) prints \
            what lets a shell complete commands and options.
            """,
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, FaceCommand.self, TextCommand.self, FuseCommand.self, WorkerCommand.self,
            RecommendCommand.self, CatalogCommand.self, WatchCommand.self,
            TrainCommand.self, EvaluateCommand.self, InfoCommand.self,
        ])
}
