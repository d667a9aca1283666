import Moodstream

/// The playlist that follows a listener's mood, and what they say of its tracks.
struct Music: Sendable {
    private var session: PlaylistSession
    private var last: PlaylistUpdate?
    private var playingSince = 0.0

    init(in index: AffectIndex) {
        var configuration = PlaylistSession.Configuration()
        // Someone who looks at the mood wants to see the music follow; the defaults are for someone who listens.
        configuration.patience = .seconds(8)
        configuration.pause = .seconds(30)
        session = PlaylistSession(
            in: index, state: SessionState(seed: .random(in: 0 ..< .max)), configuration: configuration)
    }

    /// The playlist as it is; nil before there was a mood.
    var answer: PlaylistAnswer? { last.map { PlaylistAnswer($0, state: session.state) } }

    /// The track of the playlist that has an id.
    func track(_ id: String) -> Track? {
        let picks = [session.playing].compactMap(\.self) + session.queue
        return picks.first { $0.track.id == id }?.track
    }

    /// Goes along with a mood, or with a message that asks for care; nil if that changes nothing.
    mutating func follow(_ event: PlaylistEvent, at time: Double) -> PlaylistAnswer? {
        let playing = session.playing
        guard let update = session.take(event) else { return nil }
        if session.playing != playing { playingSince = time }
        last = update
        return answer
    }

    /// Learns from what the listener says; nil if the track is not in the playlist.
    mutating func take(_ feedback: TrackFeedback, in mood: Mood, at time: Double) -> PlaylistAnswer? {
        guard let track = track(feedback.track) else { return nil }
        let heard = Duration.seconds(max(0, time - playingSince))
        session.state.learn(feedback.kind.feedback(after: heard), about: track, in: mood)
        if feedback.kind != .like, track.id == session.playing?.track.id { next(at: time) }
        return answer
    }

    /// Goes on to the next track that is not banned.
    private mutating func next(at time: Double) {
        repeat { last = session.take(.trackEnded(time: time)) ?? last } while session.playing.map(isBanned) ?? false
        playingSince = time
    }

    private func isBanned(_ pick: Playlist.Pick) -> Bool { session.state.banned.contains(pick.track.id) }
}
