/// One listener's mood, live: many sources of observations in, one stream of moods out.
///
/// A session is born and dropped with the connection to its listener. It holds no clock: what time it is, observations
/// say. Sources are pulled one observation at a time, so nothing piles up when they are faster than the session; and
/// ``moods`` keeps only the newest mood, so nothing piles up when its reader is slow.
///
/// ```swift
/// let session = MoodSession(configuration: .init(reliability: [.face: 0.6, .text: 0.4], halfLife: .seconds(30)))
/// async let listening: Void = session.run(faces, messages)
/// for await mood in session.moods { print(mood.probabilities.mostLikely) }
/// await listening
/// ```
public actor MoodSession<Estimator: MoodEstimator> {
    /// The mood after each observation; only the newest is kept until it is read.
    ///
    /// The stream has one reader. It ends with the sources, or with ``end()``.
    public nonisolated let moods: AsyncStream<Mood>

    /// Everything the session knows: encode it to resume the session elsewhere.
    public private(set) var timeline: MoodTimeline<Estimator>
    /// How many moods were replaced by a newer one before anybody read them.
    public private(set) var unreadMoods = 0

    private let newest: AsyncStream<Mood>.Continuation
    private var runs = 0

    /// Creates a session that goes on from a timeline: a new one, or one that was stored.
    public init(timeline: MoodTimeline<Estimator>) {
        self.timeline = timeline
        (moods, newest) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Takes in one observation: the push of a button, or what a source yields.
    @discardableResult
    public func add(_ observation: EmotionObservation) -> Admission {
        let admission = timeline.add(observation)
        if admission == .accepted { publish() }
        return admission
    }

    /// The mood at a moment, without waiting for an observation.
    public func mood(at time: Double) -> Mood { timeline.mood(at: time) }

    /// Ends ``moods``; observations that come later still count, but nobody is told.
    public func end() { newest.finish() }

    private func publish() {
        guard let time = timeline.time else { return }
        if case .dropped = newest.yield(timeline.mood(at: time)) { unreadMoods += 1 }
    }

    func runBegan() { runs += 1 }

    func runEnded() {
        runs -= 1
        if runs == 0 { end() }
    }
}

extension MoodSession where Estimator == JumpFilter {
    /// Creates a session with the default estimator.
    public init(configuration: Configuration = Configuration()) {
        let filter = JumpFilter(parameters: configuration.parameters)
        self.init(
            timeline: MoodTimeline(estimator: filter, window: configuration.window, capacity: configuration.capacity))
    }

    /// How a session with the default estimator weighs its sources and how long it waits for late ones.
    public struct Configuration: Hashable, Sendable {
        /// What the estimator knows before it sees anything.
        public var parameters: JumpFilter.Parameters
        /// How late an observation may be.
        public var window: Duration
        /// At most how many observations are kept to put late ones in their place.
        public var capacity: Int

        /// Creates a configuration from parameters, such as those of a file.
        public init(parameters: JumpFilter.Parameters, window: Duration = .seconds(30), capacity: Int = 1024) {
            self.parameters = parameters
            self.window = window
            self.capacity = capacity
        }

        /// Creates a configuration from reliabilities in `0...1`; all else has the measured defaults.
        public init(reliability: [Modality: Double] = [:], halfLife: Duration = .seconds(240)) {
            self.init(parameters: JumpFilter.Parameters(reliability: reliability, halfLife: halfLife))
        }
    }
}
