/// Something that can be done over and over, and that is worth timing.
package struct Workload {
    /// How many units one run does: faces, messages, observations.
    package let units: Int
    /// One run.
    package let run: () throws -> Void

    /// Takes what is to be done.
    package init(units: Int, run: @escaping () throws -> Void) {
        self.units = units
        self.run = run
    }

    /// The time of some runs together.
    package func time(runs: Int) throws -> Duration {
        try ContinuousClock().measure {
            for _ in 0..<runs { try run() }
        }
    }
}
