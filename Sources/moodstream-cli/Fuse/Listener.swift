import EmotionCore
import Fusion

/// One listener's timeline, and when the next mood of it is due.
struct Listener<Estimator: MoodEstimator> {
    let id: ListenerID?
    private var timeline: MoodTimeline<Estimator>
    private var beat: Beat?
    private var lastArrival: Double

    init(id: ListenerID?, timeline: MoodTimeline<Estimator>, beat: Beat?, from arrival: Double) {
        self.id = id
        self.timeline = timeline
        self.beat = beat
        lastArrival = arrival
    }

    var counts: ObservationCounts { timeline.counts }

    /// Whether an arrival is so far ahead that its clock must be wrong.
    func isFarAhead(_ arrival: Double) -> Bool { (beat?.count(before: arrival) ?? 0) > Beat.longestGap }

    /// The next mood that was due before an arrival.
    mutating func nextMood(before arrival: Double) -> Mood? { beat?.next(before: arrival).map(timeline.mood) }

    /// Takes in an observation; without a beat, a mood is due at once.
    mutating func add(_ observation: EmotionObservation, arrival: Double) -> Mood? {
        lastArrival = max(lastArrival, arrival)
        let admission = timeline.add(observation)
        guard beat == nil, admission == .accepted, let time = timeline.time else { return nil }
        return timeline.mood(at: time)
    }

    /// The next mood that is due when nothing more will arrive.
    mutating func nextMoodLeft() -> Mood? { (beat?.close(after: lastArrival)).flatMap { nextMood(before: $0) } }
}
