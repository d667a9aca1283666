import Moodstream

/// What a page says of a track.
struct TrackFeedback: Decodable, Sendable {
    /// The track's id.
    let track: String
    let kind: Kind

    enum Kind: String, Decodable, Sendable {
        case like, skip, complete, ban

        /// The same with how long the track was heard.
        func feedback(after heard: Duration) -> Feedback {
            switch self {
            case .like: .like
            case .skip: .skip(after: heard)
            case .complete: .complete
            case .ban: .ban
            }
        }
    }
}
