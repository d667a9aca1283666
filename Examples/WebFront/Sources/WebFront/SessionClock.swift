/// Seconds since the server started: the axis of all observations.
struct SessionClock: Sendable {
    private let start = ContinuousClock.now

    /// Now, in seconds.
    var now: Double { (ContinuousClock.now - start) / .seconds(1) }
}
