public import EmotionCore

/// Picks from what a service finds when it is searched for the mood's emotions by words.
///
/// Each emotion is searched for that ``PlaylistLookup`` would give a place, and the more of the candidates it gets. That a track
/// was found under an emotion is evidence of how people feel it; sound, genre and year count as far as the service tells
/// them. The candidates are then ranked as ``AffectPosterior`` ranks a catalog, with the same steps.
///
/// What the service throws is thrown. Who has a catalog at hand falls back on it:
///
///     let playlist = try? await search.playlist(for: mood, length: 12)
///     let shown = playlist ?? local.playlist(for: mood, length: 12)
///
/// Drawback: services find words in titles and in the names of playlists, which is weak evidence, and an answer may be
/// another tomorrow.
public struct ProviderSearch: RecommendationStrategy {
    /// Whether to match the mood or to lead to another emotion.
    public var goal: ListeningGoal
    /// What is known of the listener.
    public var session: SessionState
    /// What happens between scores and playlist.
    public var steps: ReRanking
    /// The words that an emotion is searched by; its own name where there are none.
    public var words: [Emotion: String] = [
        .angry: "angry", .disgusted: "bitter", .fearful: "tense", .happy: "happy", .neutral: "calm", .sad: "sad",
        .surprised: "euphoric",
    ]
    private let source: any CandidateSource

    /// How many candidates are searched for each track that is asked for.
    private static let surplus = 4
    /// At most how many candidates are searched for.
    private static let mostCandidates = 1000

    /// Creates a strategy over a service.
    public init(
        in source: any CandidateSource, goal: ListeningGoal = .match, session: SessionState = SessionState(),
        steps: ReRanking = ReRanking()
    ) {
        self.source = source
        self.goal = goal
        self.session = session
        self.steps = steps
    }

    /// Searches for each emotion of the mood, and picks from what was found.
    ///
    /// - Throws: What the service throws.
    public func playlist(for mood: Mood, length: Int) async throws -> Playlist {
        var found: [String: Track] = [:]
        var emotions: [String: [Emotion]] = [:]
        var order: [String] = []
        for (emotion, count) in searches(for: goal.wanted(in: mood), length: length) {
            let tracks = try await source.tracks(about: words[emotion] ?? emotion.rawValue, count: count)
            for track in tracks.prefix(count) {
                if found.updateValue(track, forKey: track.id) == nil { order.append(track.id) }
                emotions[track.id, default: track.emotions].append(emotion)
            }
        }
        let candidates = order.compactMap { id in found[id].map { $0.listed(under: emotions[id] ?? []) } }
        let ranking = AffectPosterior(
            in: AffectIndex(TrackCatalog(candidates)), goal: goal, session: session, steps: steps)
        var playlist = ranking.playlist(for: mood, length: length)
        // The emotions were evidence for this list; the tracks stay as the service told them.
        for index in playlist.picks.indices {
            playlist.picks[index].track = found[playlist.picks[index].track.id] ?? playlist.picks[index].track
        }
        return playlist
    }

    /// The emotions to search for, in their order, and how many candidates each gets.
    private func searches(for wanted: EmotionProbabilities, length: Int) -> [(emotion: Emotion, count: Int)] {
        let places = PlaylistLookup.places(wanted, count: min(length, Self.mostCandidates / Self.surplus))
        return Emotion.allCases.compactMap { emotion in
            let count = places.count { $0 == emotion }
            return count == 0 ? nil : (emotion, Self.surplus * count)
        }
    }
}

extension Track {
    /// The same track, listed under other emotions.
    fileprivate func listed(under emotions: [Emotion]) -> Track {
        Track(
            id: id, title: title, artist: artist, album: album, genre: genre, country: country, year: year,
            popularity: popularity, isExplicit: isExplicit, features: features, emotions: emotions, isrc: isrc,
            language: language, markets: markets, lyricsEmotion: lyricsEmotion)
    }
}
