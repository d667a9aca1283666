import Workloads

/// One line of the table: what is timed, and in which unit.
struct Case {
    let name: String
    /// What one unit is called, with its article: a face, an observation.
    let unit: String
    /// The multiply-adds of one unit, where they are what takes the time.
    var multiplyAdds: Int?
    /// Threads that share the work.
    var threads = 1
    /// Made when its turn comes, so that cases do not crowd each other's caches.
    let workload: () throws -> Workload

    /// Warms up, then times runs until there are enough.
    func measure(_ effort: Effort) throws -> Measurement {
        let workload = try workload()
        let (clock, start) = (ContinuousClock(), ContinuousClock.now)
        repeat { try workload.run() } while clock.now - start < effort.warmUp
        var times: [Duration] = []
        let begin = clock.now
        while times.count < effort.fewestRuns || clock.now - begin < effort.duration && times.count < effort.mostRuns {
            times.append(try workload.time(runs: 1))
        }
        return Measurement(of: self, seconds: times.map { $0 / .seconds(1) / Double(workload.units) })
    }
}
