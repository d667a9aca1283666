/// One listener's mood, live: many sources of observations in, one stream of moods out.
///
/// A session is born and dropped with the connection to its listener. It holds no clock: what time it is, observations
/// say. Sources are pulled one observation at a time, so nothing piles up when they are faster than the session; and
/// ``moods`` keeps only the newest mood, or as many as its policy says, so nothing piles up when its reader is slow.
/// A source that cannot be pulled pushes into an ``ObservationBuffer``.
///
/// ```swift
/// let session = MoodSession(configuration: .init(reliability: [.face: 0.6, .text: 0.4], halfLife: .seconds(30)))
/// async let listening: Void = session.run(faces, messages)
/// for await mood in session.moods { print(mood.probabilities.mostLikely) }
/// await listening
/// ```
public actor MoodSession<Estimator: MoodEstimator> {
    /// The mood after each observation, kept until it is read or the buffering policy drops it.
    ///
    /// The stream has one reader. It ends with the sources of ``run(_:)-(EmotionSource...)``, or with ``end()``.
    public nonisolated let moods: AsyncStream<Mood>

    /// Everything the session knows: encode it to resume the session elsewhere.
    public private(set) var timeline: MoodTimeline<Estimator>
    /// How many moods the buffering policy dropped before anybody read them.
    public private(set) var unreadMoods = 0

    private let reader: AsyncStream<Mood>.Continuation
    private let recorder: @Sendable (EmotionObservation) -> Void
    private var runs = 0
    private var hasEnded = false
    private var waiting: [Int: AsyncStream<Never>.Continuation] = [:]
    private var waits = 0

    /// Creates a session that goes on from a timeline: a new one, or one that was stored.
    ///
    /// - Parameters:
    ///   - timeline: The state to start from.
    ///   - buffering: How many moods wait for a slow reader of ``moods``.
    ///   - recorder: Is called with each observation that was accepted, in that order: for a log that can be replayed.
    public init(
        timeline: MoodTimeline<Estimator>, buffering: BufferingPolicy = .newest(1),
        recorder: @escaping @Sendable (EmotionObservation) -> Void = { _ in }
    ) {
        self.timeline = timeline
        self.recorder = recorder
        (moods, reader) = AsyncStream.makeStream(bufferingPolicy: buffering.forStream(of: Mood.self))
    }

    /// Takes in one observation: the push of a button, or what a source yields.
    @discardableResult
    public func add(_ observation: EmotionObservation) -> Admission {
        let admission = timeline.add(observation)
        guard admission == .accepted else { return admission }
        recorder(observation)
        publish()
        return admission
    }

    /// The mood at a moment, without waiting for an observation.
    public func mood(at time: Double) -> Mood { timeline.mood(at: time) }

    /// Ends ``moods`` and every beat; observations that come later still count, but nobody is told.
    public func end() {
        hasEnded = true
        reader.finish()
        for stream in waiting.values { stream.finish() }
    }

    /// Waits until the session ends or the task is cancelled.
    func untilEnd() async {
        guard !hasEnded else { return }
        let (stream, end) = AsyncStream<Never>.makeStream()
        let id = waits
        waits += 1
        waiting[id] = end
        for await _ in stream {}
        waiting[id] = nil
    }

    private func publish() {
        guard let time = timeline.time else { return }
        if case .dropped = reader.yield(timeline.mood(at: time)) { unreadMoods += 1 }
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

        /// Creates a configuration from parameters: by default those for the classifiers that this package ships.
        public init(
            parameters: JumpFilter.Parameters = .shippedModels, window: Duration = .seconds(30), capacity: Int = 1024
        ) {
            self.parameters = parameters
            self.window = window
            self.capacity = capacity
        }

        /// Creates a configuration from reliabilities in `0...1`; all else is as for the classifiers of this package.
        public init(
            reliability: [Modality: Double], halfLife: Duration = JumpFilter.Parameters.measuredHalfLife
        ) {
            self.init(
                parameters: JumpFilter.Parameters.shippedModels.with(reliability: reliability, halfLife: halfLife))
        }
    }
}
