public import EmotionCore

/// Picks the tracks whose valence and energy are nearest to the mood's point on the circumplex.
///
/// A track lies at `(2 * valence - 1, 2 * energy - 1)`. What is wanted lies at the mood's expected point, or at that of
/// the emotion that is the goal. The distance is measured in units of the spread
///
///     spread(axis)^2 = tolerance^2 + variance(axis)
///     m^2            = (dv / spread(valence))^2 + (da / spread(arousal))^2
///     score          = exp(-m^2 / 2)
///
/// so a mood that is sure of its valence and unsure of its arousal insists on the former. Each axis contributes one
/// half less its share of what is lost, and the two sum to the score. Equal distances are put in the order of the
/// ids.
///
/// No artist comes twice and nothing that the session has heard comes again; where the catalog is too small for that,
/// rules give way in the order of ``Playlist/Relaxation``. If it still has too few tracks, the playlist is shorter.
///
/// Drawback: what a service calls energy and valence is only loosely what listeners call tense or sad, see
/// <doc:Scoring>.
public struct ValenceArousalNearest: RecommendationStrategy {
    /// How far from its point a track may lie and still fit well, on axes of `-1...1`.
    public static let tolerance = 0.25

    /// Whether to match the mood or to lead to another emotion.
    public var goal: ListeningGoal
    /// What the listener has heard.
    public var session: SessionState
    /// What is never played.
    public var filter = TrackFilter()
    private let catalog: TrackCatalog
    private let places: PlaneIndex
    private let tracksPerArtist: Int

    /// Creates a strategy over a catalog.
    ///
    /// - Parameters:
    ///   - goal: Whether to match the mood or to lead to another emotion.
    ///   - session: What the listener has heard; it is not played again while there is anything else.
    ///   - tracksPerArtist: How many tracks of one artist a playlist may have, at least 1.
    /// - Complexity: `n log n` in the size of the catalog, which is filed by place here, once.
    public init(
        in catalog: TrackCatalog, goal: ListeningGoal = .match, session: SessionState = SessionState(),
        tracksPerArtist: Int = 1
    ) {
        self.catalog = catalog
        places = PlaneIndex(catalog)
        self.goal = goal
        self.session = session
        self.tracksPerArtist = max(1, tracksPerArtist)
    }

    /// The nearest tracks, best first; those that break a relaxed rule come last.
    ///
    /// - Complexity: A small part of the catalog is looked at.
    public func playlist(for mood: Mood, length: Int) -> Playlist {
        let target = AffectTarget(mood, goal: goal)
        var selection = Selection(from: catalog, after: session, tracksPerArtist: tracksPerArtist, filter: filter)
        selection.fill(length) { limit, relaxing, selection in
            let rules = selection
            let rows = places.nearest(limit, to: target) { rules.admits($0, relaxing: relaxing) }
            for row in rows where selection.rows.count < length { selection.take(row, relaxing: relaxing) }
            return rows.count
        }
        return Playlist(
            picks: selection.rows.map { target.pick(catalog[$0], at: catalog.place(of: $0)) },
            relaxed: selection.relaxed)
    }
}
