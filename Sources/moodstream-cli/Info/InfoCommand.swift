import ArgumentParser
import NeuralCore

struct InfoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Says what is in this binary: version, weights and what they learned from, and what multiplies.",
        discussion: """
            Examples:
              moodstream info
              moodstream info --format json
            """)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let weights = try EmbeddedWeights.all
        try await output.print { output in
            try output.write(ToolInfo(version: MoodstreamCommand.configuration.version, weights: weights))
        }
    }
}

/// What is in the binary and what it runs on.
struct ToolInfo: OutputLine {
    let version: String
    let weights: [EmbeddedWeights]
    let core = LinearAlgebra.core
    let library = LinearAlgebra.library
    let processor = ProcessorFeatures()
    let kernels = "\(InstructionSet.best)"

    var text: String {
        let facts = [
            ("moodstream", version), ("processor", processor.names.joined(separator: " ")),
            ("kernels", kernels),
            ("library", "\(library.split(separator: " ").prefix(2).joined(separator: " ")), kernels for \(core)"),
        ]
        return (facts.map { pad($0, to: 12) + $1 } + weights.map(\.text)).joined(separator: "\n")
    }
}
