import ArgumentParser
import Fusion

/// `moodstream evaluate fusion …`: every estimator on every set of listeners whose moods are known.
struct EvaluateFusionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fusion", abstract: "Measures every way of fusing on listeners whose moods are known.",
        discussion: """
            Streams are measured with the measured parameters, which were fitted to the stream file B alone, every five \
            seconds. Clips of CREMA-D and dialogues of MELD are measured by five-fold cross-validation over actors \
            and dialogues.

            Examples:
              moodstream evaluate fusion --data data/fusion --folded none --format json
            """)

    @Option(help: "The folder with the data sets.")
    var data: String

    @Option(help: "Only this estimator.")
    var method: FusionMethod?

    @OptionGroup var parameters: ParameterOptions

    @Option(help: ArgumentHelp("Other sets than the streams: crema, meld, none or all.", valueName: "sets"))
    var folded = FoldedSets.all

    @OptionGroup var output: OutputOptions

    /// The sets that are measured by cross-validation.
    enum FoldedSets: String, CaseIterable, ExpressibleByArgument {
        case crema, meld, all, none
    }

    private static let streams = ["A_easy", "B_realistic", "C_biased_overconfident", "E_late_dup"]

    func run() async throws {
        let start = try parameters.read()
        try await output.print { output in
            for name in Self.streams {
                let paths = ["\(data)/stream-\(name)-fit.jsonl"]
                let listeners = try LabelledStreams(paths: paths, reportingTo: &output).listeners()
                for method in methods {
                    try output.write(FusionScoreLine(name, method, [.init(listeners: listeners, parameters: start)]))
                }
            }
            if [.crema, .all].contains(folded) { try measureClips(printingTo: &output) }
            if [.meld, .all].contains(folded) { try measureDialogues(printingTo: &output) }
        }
    }

    private var methods: [FusionMethod] { method.map { [$0] } ?? FusionMethod.allCases }

    private func measureClips(printingTo output: inout Output) throws {
        let clips = try LabelledStreams(paths: ["\(data)/stream-crema-fit.jsonl"], reportingTo: &output)
        let listeners = clips.listeners { $0.split(separator: "_").first.map(String.init) }
        try measure("crema", CrossValidation(of: listeners), printingTo: &output)
    }

    private func measureDialogues(printingTo output: inout Output) throws {
        let listeners = try readDialogues(path: "\(data)/meld-fit.jsonl", reportingTo: &output)
        try measure("meld", CrossValidation(of: listeners), printingTo: &output)
    }

    private func measure(_ name: String, _ validation: CrossValidation, printingTo output: inout Output) throws {
        let folds = validation.fitted { printProgress("\(name): fold \($0) of \(CrossValidation.folds) fitted") }
        for method in methods { try output.write(FusionScoreLine(name, method, folds)) }
    }
}
