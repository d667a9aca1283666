public import EmotionCore

/// Looks songs up in a list for each emotion, and shares the places out by the whole mood.
///
/// A track stands in the lists of the emotions that it is tagged with; without a tag, in that of the emotion that is
/// nearest to its valence and energy on the circumplex. Tagged tracks come first, in the order of the catalog, then
/// the others from the nearest on. The places go to the emotions one by one, each to the largest `p(emotion) / (2 n +
/// 1)` with `n` the places that the emotion has already: a mood that is 70 % sad and 30 % neutral gets seven sad
/// tracks of ten, and the first five of those ten are the list of five. The score is `p(emotion) * fit`, where `fit`
/// is 1 for a tagged track and `exp(-2 d^2)` for one at distance `d`.
///
/// No artist comes twice and nothing that the session has heard comes again; where a list is too short for that, rules
/// give way in the order of ``Playlist/Relaxation``. If the catalog has too few tracks, the playlist is shorter.
///
/// Drawback: within a list every song is as good as every other; nothing tells a little sad from very sad.
///
/// Reference: A. Sainte-Laguë, "La représentation proportionnelle et la méthode des moindres carrés", Annales
/// scientifiques de l'École Normale Supérieure 27, 1910 (the rule of the places).
public struct PlaylistLookup: RecommendationStrategy {
    /// Whether to match the mood or to lead to another emotion.
    public var goal: ListeningGoal
    /// What the listener has heard.
    public var session: SessionState
    /// What is never played.
    public var filter = TrackFilter()
    private let catalog: TrackCatalog
    private let tracksPerArtist: Int
    private let lists: EmotionLists

    /// Creates a strategy over a catalog.
    ///
    /// - Parameters:
    ///   - goal: Whether to match the mood or to lead to another emotion.
    ///   - session: What the listener has heard; it is not played again while there is anything else.
    ///   - tracksPerArtist: How many tracks of one artist a playlist may have, at least 1.
    /// - Complexity: `n log n` in the size of the catalog; the lists are made here, once.
    public init(
        in catalog: TrackCatalog, goal: ListeningGoal = .match, session: SessionState = SessionState(),
        tracksPerArtist: Int = 1
    ) {
        self.catalog = catalog
        self.goal = goal
        self.session = session
        self.tracksPerArtist = max(1, tracksPerArtist)
        lists = EmotionLists(catalog)
    }

    /// The songs of the mood's emotions, their places mixed.
    public func playlist(for mood: Mood, length: Int) -> Playlist {
        let wanted = goal.wanted(in: mood)
        let places = Self.places(wanted, count: min(length, catalog.count))
        let byLikelihood = Emotion.allCases.sorted { (-wanted[$0], $0.index) < (-wanted[$1], $1.index) }
        var selection = Selection(from: catalog, after: session, tracksPerArtist: tracksPerArtist, filter: filter)
        var picks = [Playlist.Pick?](repeating: nil, count: places.count)
        for stage in 0...Playlist.Relaxation.allCases.count where selection.rows.count < places.count {
            var search = lists.search(relaxing: Set(Playlist.Relaxation.allCases.prefix(stage)))
            for (position, emotion) in places.enumerated() where picks[position] == nil {
                guard let found = search.take(for: emotion, otherwise: byLikelihood, into: &selection) else { continue }
                picks[position] = pick(found.row, from: found.emotion, wanted: wanted)
            }
        }
        return Playlist(picks: picks.compactMap { $0 }, relaxed: selection.relaxed)
    }

    /// The emotion that each place of a playlist belongs to.
    static func places(_ wanted: EmotionProbabilities, count: Int) -> [Emotion] {
        var seats = EmotionScores.zero
        return (0..<max(0, count)).map { _ in
            func claim(_ emotion: Emotion) -> Double { wanted[emotion] / (2 * seats[emotion] + 1) }
            let next = Emotion.allCases.reduce(.angry) { claim($1) > claim($0) ? $1 : $0 }
            seats[next] += 1
            return next
        }
    }

    /// - Parameter emotion: The list that the row was found in, nil if it is in none.
    private func pick(_ row: Int, from emotion: Emotion?, wanted: EmotionProbabilities) -> Playlist.Pick {
        let track = catalog[row]
        guard let emotion else {
            return Playlist.Pick(
                track: track, sentence: "Nothing else is left; the catalog does not say how it sounds.")
        }
        let fit = track.emotions.contains(emotion) ? 1 : EmotionLists.fit(catalog.place(of: row), emotion)
        var why = [Playlist.Contribution(emotion.rawValue, wanted[emotion])]
        if fit < 1 { why.append(Playlist.Contribution("fit", wanted[emotion] * (fit - 1))) }
        return Playlist.Pick(track: track, why: why, sentence: sentence(track, emotion, wanted[emotion]))
    }

    private func sentence(_ track: Track, _ emotion: Emotion, _ share: Double) -> String {
        let place =
            track.emotions.contains(emotion)
            ? "The catalog lists it under \(emotion)" : "Its valence and energy are nearest to \(emotion)"
        return switch goal {
        case .match: "\(place), which is \(Int((share * 100).rounded())) % of the mood."
        case .towards(emotion): "\(place), which is the goal."
        case .towards(let goal): "\(place); the list of \(goal), the goal, is used up."
        }
    }
}
