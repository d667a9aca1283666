import ArgumentParser
import Workloads

/// Times rounds on request, so that a rival can take its turn between them.
struct RoundsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rounds",
        abstract: "Runs as often as each line on standard input says; prints the nanoseconds of those runs together.")

    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case face, lstm
    }

    @Argument(help: "What to run.")
    var subject: Subject

    @Option(help: "Faces or messages in a run.")
    var batch = 1

    @Option(help: "Threads that share the faces of a run.")
    var threads = 1

    @Option(help: "Tokens in a message.")
    var steps = 32

    func run() throws {
        let workload =
            switch subject {
            case .face: try Workload.face(batch: batch, threads: threads)
            case .lstm: try Workload.lstm(batch: batch, steps: steps)
            }
        try Turns.take { try workload.time(runs: $0) }
    }
}
