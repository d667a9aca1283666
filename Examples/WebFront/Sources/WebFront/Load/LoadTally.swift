/// What a listener of a load test has seen.
struct LoadTally: Sendable {
    /// Seconds from the moment a frame was sent to the mood that knows of it.
    var delays: [Double] = []
    /// What went wrong.
    var failures: [String] = []

    mutating func add(_ other: LoadTally) {
        delays += other.delays
        failures += other.failures
    }
}
