import ArgumentParser
import Fusion

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `moodstream fuse fit …`: learns the parameters of fusion from listeners whose moods are known.
struct FuseFitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit", abstract: "Learns the parameters of fusion from listeners whose moods are known.",
        discussion: """
            Reads event lines as fuse does, and one line a listener: {"type":"truth","listener":"a","duration":1800,\
            "segments":[[0,245.6,"angry"],…]}. Progress goes to standard error, a report of what was found to standard \
            output, the parameters to the output file.

            Examples:
              moodstream fuse fit --input labeled.jsonl --output parameters.json
            """)

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Labelled observations, one or more files.", valueName: "file"))
    var input: [String]

    @Option(help: ArgumentHelp("Where the parameters go, as JSON.", valueName: "file"))
    var output: String

    @OptionGroup var parameters: ParameterOptions

    @Option(help: "How often all numbers are tried together, at most.")
    var sweeps = 12

    @OptionGroup var options: OutputOptions

    func validate() throws {
        if sweeps < 0 { throw ValidationError("--sweeps is \(sweeps), expected 0 or more") }
    }

    func run() async throws {
        let start = try parameters.read()
        try await options.print { output in
            let listeners = try LabelledStreams(paths: input, reportingTo: &output).listeners()
            guard !listeners.isEmpty else { throw InputError(path: input[0], reason: "no truth lines") }
            let fit = FusionFit(to: listeners, from: start, sweeps: sweeps) { printProgress($0.line) }
            try write(fit.parameters)
            for step in fit.report { try output.write(step) }
        }
    }

    private func write(_ parameters: FusionParameters) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(parameters).write(to: URL(filePath: output))
    }
}

extension FusionFitStep {
    /// One line about the step.
    fileprivate var line: String { "\(name): log loss \(decimal(logLoss, digits: 4)); \(finding)" }
}

extension FusionFitStep: OutputLine {
    var text: String { line }
}
