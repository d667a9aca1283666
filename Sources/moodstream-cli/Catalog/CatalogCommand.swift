import ArgumentParser

/// `moodstream catalog …`: works on tables of tracks.
struct CatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog", abstract: "Works on tables of tracks.", subcommands: [CatalogAnnotateCommand.self])
}
