/// Something that can be done over and over, and that is worth timing.
struct Workload {
    /// How many units one run does: faces, messages, observations.
    let units: Int
    /// One run.
    let run: () throws -> Void

    /// The time of some runs together.
    func time(runs: Int) throws -> Duration {
        try ContinuousClock().measure {
            for _ in 0..<runs { try run() }
        }
    }
}
