/// Puts observations in order and folds them into a mood: the same mood for any order of arrival within a window.
///
/// Messages are late, networks repeat themselves, clocks differ. A timeline keeps the observations of the last while
/// beside the state before them. One that arrives late is put in its place and what follows is folded again; one with
/// a known id is a repeat; one that is older than the window is counted and dropped. The fold goes by time, then
/// modality, then id, so a replay gives the same bits as the live run.
///
/// Time is what the newest observation says it is. One with a time far in the future makes all that follow too late.
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

    /// Creates a timeline without observations.
    ///
    /// - Parameters:
    ///   - estimator: The state to start from.
    ///   - window: How late an observation may be; a negative one counts as zero.
    ///   - capacity: At most how many observations are kept, at least 1.
    public init(estimator: Estimator, window: Duration = .seconds(30), capacity: Int = 1024) {
        self.estimator = estimator
        past = estimator
        windowSeconds = max(0, window / .seconds(1))
        self.capacity = max(1, capacity)
    }

    /// Restores a timeline from what its window holds.
    init(
        past: Estimator, observations: [EmotionObservation], counts: ObservationCounts, windowSeconds: Double,
        capacity: Int, horizon: Double
    ) {
        self.past = past
        self.counts = counts
        self.windowSeconds = windowSeconds
        self.capacity = max(1, capacity)
        self.horizon = horizon
        for observation in observations { _ = log.insert(observation) }
        estimator = past
        estimator = folded(log.entries[...])
    }

    /// How late an observation may be.
    public var window: Duration { .seconds(windowSeconds) }

    /// The time of the newest observation, nothing before the first.
    public var time: Double? { log.newest?.time }

    /// Takes in an observation, unless it is a repeat or too late.
    @discardableResult
    public mutating func add(_ observation: EmotionObservation) -> Admission {
        let admission = admit(observation)
        counts.count(admission)
        return admission
    }

    /// The mood at a moment, from the observations up to then.
    ///
    /// A moment before the window counts as the beginning of the window.
    public func mood(at moment: Double) -> Mood {
        guard let newest = log.newest, moment < newest.time else { return estimator.mood(at: moment) }
        return folded(log.entries.prefix { $0.time <= moment }).mood(at: moment)
    }

    private mutating func admit(_ observation: EmotionObservation) -> Admission {
        if observation.time < horizon { return .tooLate }
        switch log.insert(observation) {
        case .repeated: return .repeated
        case .last: estimator.update(with: observation)
        case .between: estimator = folded(log.entries[...])
        }
        forget()
        return .accepted
    }

    private func folded(_ observations: ArraySlice<EmotionObservation>) -> Estimator {
        observations.reduce(into: past) { $0.update(with: $1) }
    }

    /// Moves observations that left the window into the past, many at a time.
    private mutating func forget() {
        guard let newest = log.newest else { return }
        horizon = max(horizon, newest.time - windowSeconds)
        var leaving = log.count(before: horizon)
        if log.entries.count > capacity {
            leaving = max(leaving, (capacity + 3) / 4)
            horizon = max(horizon, log.entries[leaving - 1].time)
        } else if leaving <= log.entries.count / 2 {
            return
        }
        past = folded(log.entries.prefix(leaving))
        log.removeFirst(leaving)
    }
}
