import Moodstream

/// What plays and what follows; tracks are as `moodstream recommend --format json` writes them.
struct PlaylistAnswer: Encodable, Sendable {
    let cause: PlaylistUpdate.Cause
    let playing: Pick?
    let queue: [Pick]

    init(_ update: PlaylistUpdate, state: SessionState) {
        cause = update.cause
        playing = update.playing.map { Pick($0, state: state) }
        queue = update.queue.filter { !state.banned.contains($0.track.id) }.map { Pick($0, state: state) }
    }

    /// A track and why it was picked.
    struct Pick: Encodable, Sendable {
        let id: String
        let name: String
        let artist: String
        let year: Int?
        let score: Double
        let why: [Reason]
        let sentence: String
        let liked: Bool

        init(_ pick: Playlist.Pick, state: SessionState) {
            id = pick.track.id
            name = pick.track.title
            artist = pick.track.artist
            year = pick.track.year
            score = pick.score
            why = pick.why.map { Reason(reason: $0.reason, contribution: $0.value) }
            sentence = pick.sentence
            liked = state.liked.contains(pick.track.id)
        }
    }

    /// One reason and its share of the score.
    struct Reason: Encodable, Sendable {
        let reason: String
        let contribution: Double
    }
}
