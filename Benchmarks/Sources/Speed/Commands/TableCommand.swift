import ArgumentParser

/// Times everything on its own; rivals are in `Benchmarks/Rivals`.
struct TableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "Times every case on its own: median and 90th percentile after a warm-up, in a fixed order.")

    @Flag(help: "Time each case for a moment only, to see that it runs.")
    var quick = false

    @Flag(help: "Print tables for Docs.")
    var markdown = false

    @Option(help: ArgumentHelp("Only the tables whose title has this in it.", valueName: "words"))
    var only: String?

    func run() throws {
        let report = Report(peak: .measured(), asMarkdown: markdown)
        report.print(.current(), megabytes: try FirstAnswers.peakKilobytes() / 1024)
        for section in try Section.all() where only.map(section.title.contains) ?? true {
            report.begin(section)
            for measured in section.cases {
                report.print(try measured.measure(quick ? .quick : .full), in: section)
            }
        }
    }
}
