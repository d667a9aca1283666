import EmotionCore
import Fusion

/// One line of `moodstream worker`'s output.
struct WorkerReply: OutputLine {
    let listener: ListenerID?
    var mood: Mood?
    var admission: Admission?
    var state: MoodTimeline<JumpFilter>?

    private enum CodingKeys: String, CodingKey {
        case admission, state
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(admission?.name, forKey: .admission)
        try container.encodeIfPresent(state, forKey: .state)
        if let mood {
            try FusedMood(listener: listener, mood: mood).encode(to: encoder)
        } else {
            try Owner(listener: listener).encode(to: encoder)
        }
    }

    var text: String {
        let said = mood.map { FusedMood(listener: listener, mood: $0).text } ?? listener?.description
        return [said, admission?.name, state.map { "\($0.counts.accepted) observations" }].compactMap(\.self)
            .joined(separator: "  ")
    }

    /// A line that says whose it is and no mood.
    private struct Owner: Encodable {
        let listener: ListenerID?
    }
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
