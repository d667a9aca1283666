/// One thing whose time is taken.
struct Case {
    let name: String
    let runs: Int
    let body: () throws -> Void

    /// Warms up, then prints the median and the 90th percentile of all runs.
    func report() throws {
        for _ in 0..<max(1, runs / 10) { try body() }
        let clock = ContinuousClock()
        let times = try (0..<runs).map { _ in try clock.measure(body) }.sorted()
        let (median, ninth) = (times[runs / 2], times[runs * 9 / 10])
        print("\(name): median \(microseconds(median)) µs, 90th percentile \(microseconds(ninth)) µs, \(runs) runs")
    }

    private func microseconds(_ time: Duration) -> Double {
        (time / .microseconds(1) * 10).rounded() / 10
    }
}
