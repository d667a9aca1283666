/// What a case took.
struct Measurement {
    let name: String
    /// Threads that shared the work.
    let threads: Int
    let runs: Int
    /// Seconds a unit in the middle of all runs.
    let median: Double
    /// Seconds a unit that nine of ten runs stayed under.
    let ninthDecile: Double
    /// Floating-point operations a second, in billions; a multiply-add counts as two.
    let gigaflops: Double?

    /// Sums up the seconds that a unit took in each run.
    init(of measured: Case, seconds: [Double]) {
        let sorted = seconds.sorted()
        name = measured.name
        threads = measured.threads
        runs = sorted.count
        median = sorted[sorted.count / 2]
        ninthDecile = sorted[sorted.count * 9 / 10]
        gigaflops = measured.multiplyAdds.map { [median] in 2e-9 * Double($0) / median }
    }
}
