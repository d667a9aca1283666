import ArgumentParser

@main
struct WebFrontCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "WebFront",
        abstract: "A page that reads a face and messages, shows the mood, and plays along.",
        subcommands: [ServeCommand.self, LoadCommand.self], defaultSubcommand: ServeCommand.self)
}
