/// Puts observations in order and folds them into a mood: the same mood for any order of arrival within a window.
///
/// Messages are late, networks repeat themselves, clocks differ. A timeline keeps the observations of the last while
/// beside the state before them. One that arrives late is put in its place and what follows is folded again; one with
/// a known id is a repeat; one that is older than the window is counted and dropped. The fold goes by time, then
/// modality, then id, so a replay gives the same bits as the live run.
///
/// A window keeps an observation in 32 bytes: its numbers to three digits, its id as a hash. Estimators see what is
/// kept, in order or not, so rounding is part of the replay too.
///
/// Time is what the newest observation says it is. One that is over an hour ahead of all others is believed until the
/// next: if that one is not ahead too, the first was astray, and the timeline goes on as if it had not come.
///
/// - Complexity: An observation in order costs one update, a late one an update for each observation kept.
public struct MoodTimeline<Estimator: MoodEstimator>: Sendable {
    /// The state after all observations that were accepted.
    public private(set) var estimator: Estimator
    /// What became of the observations so far.
    public private(set) var counts = ObservationCounts()
    /// At most how many observations are kept; beyond, the oldest leave the window early.
    public let capacity: Int

    let windowSeconds: Double
    private(set) var log = ObservationLog()
    /// The state before ``log``.
    private(set) var past: Estimator
    /// No observation before this time is accepted.
    private(set) var horizon = -Double.infinity
    /// The timeline before an observation from far ahead, until another confirms that so much time has passed.
    private(set) var beforeLeap: [MoodTimeline] = []

    /// Creates a timeline without observations.
    ///
    /// - Parameters:
    ///   - estimator: The state to start from.
    ///   - window: How late an observation may be; a negative one counts as zero, one over 1e12 seconds as those.
    ///   - capacity: At most how many observations are kept, from 1 to a million.
    public init(estimator: Estimator, window: Duration = .seconds(30), capacity: Int = 1024) {
        self.estimator = estimator
        past = estimator
        windowSeconds = Seconds.of(window, atLeast: 0)
        self.capacity = Self.clamped(capacity)
    }

    /// Restores a timeline from what its window holds.
    init(
        past: Estimator, log: ObservationLog, counts: ObservationCounts, windowSeconds: Double, capacity: Int,
        horizon: Double, beforeLeap: [MoodTimeline]
    ) {
        self.past = past
        self.counts = counts
        self.windowSeconds = windowSeconds
        self.capacity = Self.clamped(capacity)
        self.horizon = horizon
        self.log = log
        self.beforeLeap = beforeLeap
        estimator = past
        estimator = folded(log.entries[...])
    }

    /// How late an observation may be.
    public var window: Duration { .seconds(windowSeconds) }

    /// The time of the newest observation, nothing before the first.
    public var time: Double? { log.newestTime }

    /// Takes in an observation, unless it is a repeat or too late.
    @discardableResult
    @_specialize(where Estimator == JumpFilter)
    public mutating func add(_ observation: EmotionObservation) -> Admission {
        settleLeap(with: observation)
        let admission = admit(observation)
        counts.count(admission)
        return admission
    }

    /// The mood at a moment, from the observations up to then.
    ///
    /// A moment before the window counts as the beginning of the window.
    public func mood(at moment: Double) -> Mood {
        guard let newest = log.newestTime, moment < newest else { return estimator.mood(at: moment) }
        return folded(log.entries.prefix { $0.time <= moment }).mood(at: moment)
    }

    private mutating func admit(_ observation: EmotionObservation) -> Admission {
        if isRepeatFromBeforeLeap(observation) { return .repeated }
        if observation.time < horizon { return .tooLate }
        let before = isFarAhead(observation) ? [self] : []
        switch log.insert(observation) {
        case .repeated: return .repeated
        case .last(let kept): estimator.update(with: kept)
        case .between: estimator = folded(log.entries[...])
        }
        beforeLeap += before
        forget()
        return .accepted
    }

    /// Whether so much time cannot have passed unless another observation says so too.
    private func isFarAhead(_ observation: EmotionObservation) -> Bool {
        guard let newest = log.newestTime else { return false }
        return observation.time - newest > max(Seconds.leap, windowSeconds)
    }

    /// Whether the timeline before an unconfirmed leap knows the observation.
    private func isRepeatFromBeforeLeap(_ observation: EmotionObservation) -> Bool {
        guard let before = beforeLeap.first else { return false }
        return observation.time >= before.horizon && before.log.holds(observation.id)
    }

    /// Decides whether the last observation, from far ahead, was astray. A repeat says nothing of what time it is.
    private mutating func settleLeap(with observation: EmotionObservation) {
        guard let before = beforeLeap.first, !log.holds(observation.id), !isRepeatFromBeforeLeap(observation) else {
            return
        }
        beforeLeap = []
        guard !before.isFarAhead(observation) else { return }
        var counts = counts
        counts.takeBack()
        self = before
        self.counts = counts
    }

    private func folded(_ entries: ArraySlice<KeptObservation>) -> Estimator {
        entries.reduce(into: past) { $0.update(with: log.observation(of: $1)) }
    }

    /// Moves observations that left the window into the past, a few at a time.
    private mutating func forget() {
        guard let newest = log.newestTime else { return }
        horizon = max(horizon, newest - windowSeconds)
        var leaving = log.count(before: horizon)
        if log.entries.count > capacity {
            leaving = max(leaving, (capacity + 15) / 16)
            // What is as old as the last to leave would no longer be known for a repeat.
            horizon = max(horizon, log.entries[leaving - 1].time.nextUp)
        } else if leaving < max(4, log.entries.count / 16) {
            return
        }
        past = folded(log.entries.prefix(leaving))
        log.removeFirst(leaving)
    }

    private static func clamped(_ capacity: Int) -> Int { min(max(1, capacity), 1_000_000) }
}
