internal import Synchronization

/// A clock that stands still until a test moves it.
///
///     let clock = ManualClock()
///     let beat = session.moods(every: .seconds(5), on: clock, since: clock.now)
///     clock.advance(by: .seconds(5))
public struct ManualClock: Clock {
    /// A moment of the clock: so long after it was made.
    public struct Instant: InstantProtocol {
        /// The time since the clock was made.
        public let offset: Duration

        /// The moment that is `duration` later.
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        /// How long until another moment.
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        /// Whether a moment is the earlier one.
        public static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
    }

    private let state = State()

    /// Creates a clock at its zero.
    public init() {}

    /// Where the clock stands.
    public var now: Instant { state.locked.withLock { Instant(offset: $0.now) } }
    /// The clock is exact.
    public var minimumResolution: Duration { .zero }
    /// How many tasks sleep.
    public var sleeperCount: Int { state.locked.withLock { $0.sleepers.count } }

    /// Moves the clock on and wakes those whose time has come.
    public func advance(by duration: Duration) {
        let due = state.locked.withLock { state in
            state.now += duration
            return state.removeSleepers { [now = state.now] in $0 <= now }
        }
        for sleeper in due { sleeper.finish() }
    }

    /// Returns when the clock reaches a moment.
    ///
    /// - Throws: `CancellationError` when the task is cancelled before.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let (stream, sleeper) = AsyncStream<Never>.makeStream()
        let id = state.locked.withLock { $0.add(sleeper, until: deadline.offset) }
        for await _ in stream {}
        state.locked.withLock { $0.sleepers[id] = nil }
        try Task.checkCancellation()
    }

    /// What copies of a clock share.
    private final class State: Sendable {
        let locked = Mutex(Sleepers())
    }

    private struct Sleepers {
        var now = Duration.zero
        var sleepers: [Int: (deadline: Duration, stream: AsyncStream<Never>.Continuation)] = [:]
        private var lastID = 0

        mutating func add(_ stream: AsyncStream<Never>.Continuation, until deadline: Duration) -> Int {
            lastID += 1
            if deadline <= now { stream.finish() } else { sleepers[lastID] = (deadline, stream) }
            return lastID
        }

        mutating func removeSleepers(where isDue: (Duration) -> Bool) -> [AsyncStream<Never>.Continuation] {
            let due = sleepers.filter { isDue($0.value.deadline) }
            for id in due.keys { sleepers[id] = nil }
            return due.values.map(\.stream)
        }
    }
}
