import ArgumentParser

/// The tool that all figures on speed come from.
@main
struct Speed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Speed",
        abstract: "Times what moodstream does.",
        subcommands: [
            TableCommand.self, RoundsCommand.self, TrainingRoundsCommand.self, OutputsCommand.self,
            FirstAnswersCommand.self,
        ],
        defaultSubcommand: TableCommand.self)
}
