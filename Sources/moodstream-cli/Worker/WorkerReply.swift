import EmotionCore
import Fusion

/// One line of `moodstream worker`'s output.
struct WorkerReply<Estimator: MoodEstimator>: OutputLine {
    let listener: ListenerID?
    var mood: Mood?
    var admission: Admission?
    var state: MoodTimeline<Estimator>?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: WorkerReplyKey.self)
        try container.encodeIfPresent(admission?.name, forKey: .admission)
        try container.encodeIfPresent(state, forKey: .state)
        if let mood {
            try FusedMood(listener: listener, mood: mood).encode(to: encoder)
        } else {
            try WorkerReplyOwner(listener: listener).encode(to: encoder)
        }
    }

    var text: String {
        let said = mood.map { FusedMood(listener: listener, mood: $0).text } ?? listener?.description
        return [said, admission?.name, state.map { "\($0.counts.accepted) observations" }].compactMap(\.self)
            .joined(separator: "  ")
    }
}

/// The keys that a reply has beside those of a mood.
private enum WorkerReplyKey: String, CodingKey {
    case admission, state
}

/// A line that says whose it is and no mood.
private struct WorkerReplyOwner: Encodable {
    let listener: ListenerID?
}

extension Admission {
    /// As it stands in JSON.
    fileprivate var name: String {
        switch self {
        case .accepted: "accepted"
        case .repeated: "repeated"
        case .tooLate: "late"
        }
    }
}
