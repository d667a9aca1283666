/// How long a case is timed.
struct Effort {
    let warmUp: Duration
    let duration: Duration
    let fewestRuns: Int
    let mostRuns = 5000

    /// For figures.
    static let full = Effort(warmUp: .milliseconds(150), duration: .milliseconds(800), fewestRuns: 11)
    /// To see that everything runs.
    static let quick = Effort(warmUp: .zero, duration: .milliseconds(30), fewestRuns: 3)
}
