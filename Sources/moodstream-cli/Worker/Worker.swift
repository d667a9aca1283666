import EmotionCore
import Fusion

/// The listeners of one `moodstream worker`, each with a state of its own.
struct Worker<Estimator: MoodEstimator> {
    /// The state of a listener of whom nothing is known.
    let start: MoodTimeline<Estimator>
    private var timelines: [ListenerID?: MoodTimeline<Estimator>] = [:]

    init(start: MoodTimeline<Estimator>) { self.start = start }

    /// Does what a request asks and says what came of it.
    mutating func answer(_ request: WorkerRequest<Estimator>) -> WorkerReply<Estimator>? {
        let (listener, start) = (request.listener, start)
        switch request.action {
        case .observe(let observation):
            return Self.reply(listener, to: observation, in: &timelines[listener, default: start])
        case .step(let observation, let state):
            var timeline = state ?? start
            var reply = Self.reply(listener, to: observation, in: &timeline)
            reply.state = timeline
            return reply
        case .mood(let time):
            return WorkerReply(listener: listener, mood: timelines[listener, default: start].mood(at: time))
        case .state:
            return WorkerReply(listener: listener, state: timelines[listener, default: start])
        case .restore(let state):
            timelines[listener] = state
            return WorkerReply(listener: listener)
        case .forget:
            timelines[listener] = nil
            return WorkerReply(listener: listener)
        case .skip: return nil
        }
    }

    private static func reply(
        _ listener: ListenerID?, to observation: EmotionObservation, in timeline: inout MoodTimeline<Estimator>
    ) -> WorkerReply<Estimator> {
        let admission = timeline.add(observation)
        return WorkerReply(
            listener: listener, mood: timeline.mood(at: timeline.time ?? observation.time), admission: admission)
    }
}
