public import ArgumentParser
public import Fusion

/// `moodstream fuse …`, and `moodstream fuse fit …`.
struct FuseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuse",
        abstract: "Fuses observations of faces, messages and other sources into one mood for each listener.",
        subcommands: [FuseStreamCommand.self, FuseFitCommand.self], defaultSubcommand: FuseStreamCommand.self)
}

/// `moodstream fuse --input …`: observations in, moods out.
struct FuseStreamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: "Fuses observations of faces, messages and other sources into one mood for each listener.",
        discussion: """
            Reads one JSON object a line: "listener", "time" and "arrival" in seconds, "modality", "probabilities" by \
            emotion or as a list "p", and if there are any "id" and "quality" from 0 to 1.

            Examples:
              moodstream fuse --input events.jsonl --every 5
              moodstream fuse --input - --preset models --format json
              moodstream fuse --input events.jsonl --method exponential-average
            """)

    @Option(help: ArgumentHelp("The observations, a file or - for standard input.", valueName: "file"))
    var input: String

    @Option(
        help: ArgumentHelp(
            "Print a mood at every multiple of so many seconds instead of after each observation.", valueName: "seconds"
        ))
    var every: Double?

    @Option(help: ArgumentHelp("Leave out what arrives later.", valueName: "seconds"))
    var until: Double?

    @Option(help: ArgumentHelp("How late an observation may be and still be put in its place.", valueName: "seconds"))
    var window = 30.0

    @Option(help: "How observations become a mood.")
    var method = FusionMethod.jumpFilter

    @OptionGroup var parameters: ParameterOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let every, !(0.001...1e9).contains(every) { throw ValidationError("--every takes 0.001 to 1e9 seconds") }
        if let until, !(until / (every ?? 1) <= 1e9) { throw ValidationError("--until is too far away") }
        if !(0...1e9).contains(window) { throw ValidationError("--window takes 0 to 1e9 seconds") }
    }

    func run() async throws {
        try await fuse(with: method.estimator(parameters: try parameters.read()))
    }

    private func fuse(with estimator: some MoodEstimator) async throws {
        let start = MoodTimeline(estimator: estimator, window: .seconds(window))
        var fusion = FusionRun(start: start, every: every, until: until)
        try await output.print { output in
            var events = try JSONLinesReader(path: input)
            while let (event, line) = try events.next(FusionEvent.self, reportingTo: &output) {
                do {
                    try fusion.take(event, printingTo: &output)
                } catch let error as ClockError {
                    try output.report(LineError(line: line, message: error.description), in: input)
                }
            }
            try fusion.finish(printingTo: &output)
            noteDropped(fusion.counts)
        }
    }

    private func noteDropped(_ counts: [ObservationCounts]) {
        let repeated = counts.reduce(0) { $0 + $1.repeated }
        let tooLate = counts.reduce(0) { $0 + $1.tooLate }
        if repeated + tooLate > 0 {
            printNote("dropped \(repeated) repeated observations and \(tooLate) that came over \(window) s late")
        }
    }
}

extension FusionMethod: ExpressibleByArgument {}
