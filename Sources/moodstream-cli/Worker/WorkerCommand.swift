import ArgumentParser
import Fusion

struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Fuses observations under a distributed engine: one line out for each line in, a state per listener.",
        discussion: """
            Reads the lines of `moodstream fuse`, each with its "listener", from standard input, and answers each at \
            once with the listener's mood. Other requests: {"type":"mood","time":T} asks for the mood at a time, \
            {"type":"state"} for the listener's state, {"type":"state","state":{…}} restores one, {"type":"forget"} \
            drops it. A line with a key "state", null for a new listener, is answered with the state after it, and \
            nothing is kept: then the engine holds all state. States are written without the parameters.

            Examples:
              moodstream worker --preset models --format json
            """)

    @Option(help: ArgumentHelp("How late an observation may be and still be put in its place.", valueName: "seconds"))
    var window = 30.0

    @Option(help: "How observations become a mood.")
    var method = FusionMethod.jumpFilter

    @OptionGroup var parameters: ParameterOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(0...1e9).contains(window) { throw ValidationError("--window takes 0 to 1e9 seconds") }
    }

    func run() async throws {
        let parameters = try parameters.read()
        try await work(with: method.estimator(parameters: parameters), sharing: parameters)
    }

    private func work<Estimator: MoodEstimator>(
        with estimator: Estimator, sharing parameters: FusionParameters
    ) async throws {
        var worker = Worker(start: MoodTimeline(estimator: estimator, window: .seconds(window)))
        let userInfo: [CodingUserInfoKey: any Sendable] = [.fusionParameters: parameters]
        try await output.print(userInfo: userInfo) { output in
            var requests = try JSONLinesReader(path: "-", userInfo: userInfo)
            while let (request, _) = try requests.next(WorkerRequest<Estimator>.self, reportingTo: &output) {
                if let reply = worker.answer(request) { try output.write(reply) }
            }
        }
    }
}
