/// Tracks in playing order, each with the reasons for which it was picked.
public struct Playlist: Hashable, Sendable {
    /// The picks in playing order.
    public var picks: [Pick]
    /// The rules that at least one pick breaks because the catalog had nothing else left, in their fixed order.
    public var relaxed: [Relaxation]

    /// One track of a playlist.
    public struct Pick: Hashable, Sendable {
        /// The track.
        public var track: Track
        /// The reasons for it and against it, as shares of its score.
        public var why: [Contribution]
        /// The reasons in one plain sentence.
        public var sentence: String

        /// Creates a pick.
        public init(track: Track, why: [Contribution] = [], sentence: String = "") {
            self.track = track
            self.why = why
            self.sentence = sentence
        }

        /// How well the track fits: the sum of the contributions in ``why``.
        public var score: Double { why.reduce(0) { $0 + $1.value } }
    }

    /// One reason and its share of a score.
    public struct Contribution: Hashable, Sendable {
        /// The reason in a word: `valence`, `energy`, the name of an emotion.
        public var reason: String
        /// What it adds to the score; negative for a reason against the track.
        public var value: Double

        /// Creates a contribution.
        public init(_ reason: String, _ value: Double) {
            self.reason = reason
            self.value = value
        }
    }

    /// A rule that gives way when a playlist cannot be filled otherwise, in the order in which they do.
    public enum Relaxation: String, CaseIterable, Hashable, Codable, Sendable {
        /// No artist has more tracks than the cap allows.
        case artistCap = "artist-cap"
        /// No song is there in two versions.
        case versions
        /// Each emotion has its share of the places.
        case emotionShares = "emotion-shares"
        /// The catalog knows how the track sounds.
        case missingFeatures = "missing-features"
        /// Nothing is played again that was played lately.
        case repeats
        /// The words are in a language that the listener asks for.
        case language
    }

    /// Creates a playlist.
    public init(picks: [Pick], relaxed: [Relaxation] = []) {
        self.picks = picks
        self.relaxed = relaxed
    }

    /// Creates a playlist of tracks that need no reasons.
    public init(_ tracks: some Sequence<Track>) {
        self.init(picks: tracks.map { Pick(track: $0) })
    }

    /// The tracks in playing order.
    public var tracks: [Track] { picks.map(\.track) }
}
