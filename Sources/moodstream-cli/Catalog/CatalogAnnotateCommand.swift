import ArgumentParser
import Foundation
import Moodstream

struct CatalogAnnotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Copies a table of tracks and adds what the lyrics say.",
        discussion: """
            Reads the column "lyrics" with the text model and writes seven more columns, lyrics_angry to \
            lyrics_surprised, which recommend takes as further evidence. A row that cannot be read is told on standard \
            error and left out, and the exit code is 1.

            Examples:
              moodstream catalog annotate --catalog songs.csv --output annotated.csv
            """)

    @Option(help: ArgumentHelp("A table of tracks with a column of lyrics: CSV, plain or packed.", valueName: "file"))
    var catalog: String

    @Option(help: ArgumentHelp("Where the copy goes; CSV.", valueName: "file"))
    var output: String

    @Flag(help: "Copy the lyrics too.")
    var keepLyrics = false

    @OptionGroup var printing: OutputOptions

    func run() async throws {
        let reader = try LyricsReader()
        var annotation = LyricsAnnotation()
        annotation.keepsLyrics = keepLyrics
        let copy = try WholeFile(path: output)
        let report = try annotation.annotate(
            URL(filePath: catalog), reading: { reader.emotion(of: $0) }, to: { try copy.write($0) })
        for row in report.rejectedRows { printError("\(catalog):\(row.line): \(row.reason)") }
        if printing.strict, report.rejectedCount > 0 { throw ExitCode.failure }
        try copy.finish()
        try await printing.print { output in
            try output.write(AnnotationLine(catalog: catalog, output: self.output, report: report))
        }
        if report.rejectedCount > 0 { throw ExitCode.failure }
    }
}

/// What became of a catalog.
private struct AnnotationLine: OutputLine {
    let catalog: String
    let output: String
    let report: LyricsAnnotation.Report

    private enum CodingKeys: String, CodingKey {
        case catalog, output, annotated, unknown, rejected
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(catalog, forKey: .catalog)
        try container.encode(output, forKey: .output)
        try container.encode(report.annotated, forKey: .annotated)
        try container.encode(report.unknown, forKey: .unknown)
        try container.encode(report.rejectedCount, forKey: .rejected)
    }

    var text: String {
        let rejected = report.rejectedCount > 0 ? ", \(report.rejectedCount) rows left out" : ""
        return "\(output): the lyrics of \(report.annotated) tracks were read, of \(report.unknown) not\(rejected)"
    }
}
