/// A bucket of tokens that fills at a steady rate: each request takes some out, and waits while there are too few.
struct RateLimit: Sendable {
    private let perSecond: Double
    private let burst: Double
    private var tokens: Double
    private var time: Double

    /// Starts with a full bucket.
    init(perSecond: Double, burst: Double, at time: Double) {
        self.perSecond = perSecond
        self.burst = burst
        tokens = burst
        self.time = time
    }

    /// Takes tokens out of the bucket.
    ///
    /// - Returns: Whether there were enough of them.
    mutating func take(_ cost: Double, at now: Double) -> Bool {
        tokens = min(burst, tokens + max(0, now - time) * perSecond)
        time = max(time, now)
        guard tokens >= cost else { return false }
        tokens -= cost
        return true
    }
}
