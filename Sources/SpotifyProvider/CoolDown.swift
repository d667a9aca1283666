/// Remembers until when the service wants to be left alone, for all who ask it through one client.
actor CoolDown {
    private var end: ContinuousClock.Instant?

    /// Notes that the service wants no requests for a while.
    func begin(_ duration: Duration) {
        let end = ContinuousClock.now + duration
        self.end = max(self.end ?? end, end)
    }

    /// Waits for the end of the cool-down, if it comes before a deadline.
    ///
    /// - Throws: ``SpotifyError/coolingDown(remaining:)`` at once if it does not, or `CancellationError`.
    func wait(until deadline: ContinuousClock.Instant) async throws {
        while let end, end > .now {
            guard end < deadline else { throw SpotifyError.coolingDown(remaining: end - .now) }
            try await Task.sleep(until: end, clock: .continuous)
        }
    }
}
