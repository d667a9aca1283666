import EmotionCore
import Fusion

/// One line of `moodstream worker`'s input.
struct WorkerRequest<Estimator: MoodEstimator>: Decodable {
    /// What is asked.
    enum Action {
        /// Take in an observation, into what is known of the listener.
        case observe(EmotionObservation)
        /// Take in an observation into a state that comes with it, and give the state after it.
        case step(EmotionObservation, from: MoodTimeline<Estimator>?)
        /// Say the mood at a time.
        case mood(at: Double)
        /// Say the state.
        case state
        /// Go on from a state.
        case restore(MoodTimeline<Estimator>)
        /// Drop what is known.
        case forget
        /// Nothing: the line is for those who measure.
        case skip
    }

    let listener: ListenerID?
    let action: Action

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: WorkerRequestKey.self)
        listener =
            try container.decodeIfPresent(ListenerID.self, forKey: .listener)
            ?? container.decodeIfPresent(ListenerID.self, forKey: .stream)
        let state = try container.decodeIfPresent(MoodTimeline<Estimator>.self, forKey: .state)
        switch try container.decodeIfPresent(String.self, forKey: .type) ?? "event" {
        case "mood": action = .mood(at: try container.decode(Double.self, forKey: .time))
        case "state": action = state.map(Action.restore) ?? .state
        case "forget": action = .forget
        default:
            guard case .observation(let observation, _, _) = try FusionEvent(from: decoder) else {
                action = .skip
                return
            }
            action = container.contains(.state) ? .step(observation, from: state) : .observe(observation)
        }
    }
}

private enum WorkerRequestKey: String, CodingKey {
    case type, listener, stream, time, state
}
