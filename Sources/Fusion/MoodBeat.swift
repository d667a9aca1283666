/// The moods of a session at a steady beat: at every multiple of an interval, whether something was seen or not.
///
/// A beat that passes while the reader is busy is left out, so a slow reader gets fewer moods and never old ones. The
/// sequence ends with the session, or when the task of its reader is cancelled.
public struct MoodBeat<Estimator: MoodEstimator, Timer: Clock>: AsyncSequence, Sendable
where Timer.Duration == Duration {
    let session: MoodSession<Estimator>
    let interval: Duration
    let clock: Timer
    let origin: Timer.Instant

    /// Starts to wait for the next beat.
    public func makeAsyncIterator() -> Iterator { Iterator(beat: self, step: -.infinity) }

    /// Waits from beat to beat.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let beat: MoodBeat
        /// The multiple of the interval that was last due.
        var step: Double

        /// The mood at the next beat, nothing once the session has ended.
        public mutating func next() async -> Mood? {
            step = Swift.max(step + 1, (beat.origin.duration(to: beat.clock.now) / beat.interval).rounded(.up))
            guard await beat.isDue(step) else { return nil }
            return await beat.session.mood(at: step * (beat.interval / .seconds(1)))
        }
    }

    /// Waits for a beat; false if the session ended or the task was cancelled before it.
    private func isDue(_ step: Double) async -> Bool {
        let (session, clock, instant) = (session, clock, origin.advanced(by: interval * step))
        return await withTaskGroup { group in
            group.addTask { (try? await clock.sleep(until: instant, tolerance: nil)) != nil }
            group.addTask {
                await session.untilEnd()
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }
}

extension MoodSession {
    /// The moods at every multiple of an interval on a clock.
    ///
    ///     for await mood in session.moods(every: .seconds(5), on: .continuous, since: start) { … }
    ///
    /// Any number of readers may each have a beat of their own; ``moods`` goes on beside them.
    ///
    /// - Parameters:
    ///   - interval: From beat to beat; at least a millisecond, at most 1e12 seconds.
    ///   - clock: What to wait on; one of the system's, or one that a test moves.
    ///   - origin: The instant at which the observations' axis of time reads 0.
    public nonisolated func moods<Timer: Clock>(
        every interval: Duration, on clock: Timer, since origin: Timer.Instant
    ) -> MoodBeat<Estimator, Timer> where Timer.Duration == Duration {
        let interval = min(max(interval, .milliseconds(1)), .seconds(Seconds.longest))
        return MoodBeat(session: self, interval: interval, clock: clock, origin: origin)
    }
}
