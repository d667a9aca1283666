/// A listener whose moods are known: to fit parameters on, and to measure estimators with.
public struct LabelledListener: Sendable {
    /// An observation and when it arrived.
    public struct Arrival: Sendable {
        /// What was seen.
        public let observation: EmotionObservation
        /// When it could be used, in seconds.
        public let time: Double

        /// Creates an arrival.
        public init(_ observation: EmotionObservation, at time: Double) {
            self.observation = observation
            self.time = time
        }
    }

    /// A span of time and the mood in it.
    public struct Segment: Sendable {
        /// The first moment, in seconds.
        public let start: Double
        /// The moment from which on another mood follows, in seconds.
        public let end: Double
        /// The mood.
        public let mood: Emotion

        /// Creates a segment.
        public init(from start: Double, to end: Double, _ mood: Emotion) {
            self.start = start
            self.end = end
            self.mood = mood
        }
    }

    /// Names the listener.
    public let id: String
    /// Listeners of one group are never in different folds of a cross-validation: the same person, for example.
    public let group: String
    /// The observations, in the order of arrival.
    public let arrivals: [Arrival]
    /// The moods, in the order of time.
    public let segments: [Segment]
    /// The moments at which an estimator is judged, each with its mood.
    public let moments: [(time: Double, mood: Emotion)]

    /// Creates a listener that is judged at a steady beat, and at the end if no beat falls before it.
    ///
    /// - Parameters:
    ///   - group: Without one, the listener is a group of its own.
    ///   - duration: The seconds until the end.
    ///   - period: The seconds between two judged moments; the first is one period after zero.
    /// - Precondition: There are no more than a billion periods, and none is of no length.
    public init(
        id: String, group: String? = nil, arrivals: [Arrival], segments: [Segment], duration: Double,
        every period: Double = 5
    ) {
        precondition(
            period > 0 && abs(duration) / period <= 1e9, "\(duration) s in steps of \(period) s cannot be judged")
        let beats = (1...max(1, Int(duration / period))).map { min(duration, Double($0) * period) }
        self.init(id: id, group: group, arrivals: arrivals, segments: segments, judgedAt: beats)
    }

    /// Creates a listener that is judged at given moments.
    public init(
        id: String, group: String? = nil, arrivals: [Arrival], segments: [Segment], judgedAt times: [Double]
    ) {
        self.id = id
        self.group = group ?? id
        self.arrivals = arrivals.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element)
        self.segments = segments
        moments = times.compactMap { time in Self.mood(at: time, in: segments).map { (time, $0) } }
    }

    /// The mood at a moment; the last one from its end on, nothing without segments.
    public func mood(at time: Double) -> Emotion? { Self.mood(at: time, in: segments) }

    private static func mood(at time: Double, in segments: [Segment]) -> Emotion? {
        (segments.last { $0.start <= time } ?? segments.first)?.mood
    }
}
