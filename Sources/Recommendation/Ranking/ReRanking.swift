/// What happens to candidates between their scores and a playlist.
///
/// The steps and their order: what the listener does not want is left out, then versions of one song, then what was
/// played lately; scores get the listener's taste and chance, and some picks are drawn from far and wide; no artist comes
/// more often than allowed, likeness to the rest of the list costs, and what is picked is put into an order that flows. When too few are left, rules give way
/// in the order of ``Playlist/Relaxation``.
public struct ReRanking: Hashable, Codable, Sendable {
    /// What is never played.
    public var filter = TrackFilter()
    /// How many of the tracks that were played last stay away, all that the session remembers unless said otherwise.
    public var coolDown = SessionState.capacity
    /// Whether two versions of one song may be in one playlist.
    public var allowsVersions = false
    /// How many tracks of one artist a playlist may have, at least 1.
    public var tracksPerArtist = 1
    /// How much the listener's taste counts beside the mood; an unclear mood makes it count more.
    public var taste = 0.5
    /// How far chance may go, in units of the score; 0 leaves nothing to it.
    public var exploration = 0.005
    /// The share of picks that are drawn from the whole catalog, rather those that suit this mood more than others and
    /// that few have heard.
    public var wildCards = 0.3
    /// What a track loses that sounds exactly like one of the list.
    public var variety = 0.1
    /// Whether the picks are put into an order in which energy and tempo flow.
    public var isSequenced = true

    /// The steps of the default strategy.
    public init() {}

    /// The steps of a journey: more is left to chance, because without wild cards a search along one way finds one list.
    public static var journey: ReRanking {
        var journey = ReRanking()
        journey.exploration = 0.02
        journey.wildCards = 0
        return journey
    }

    /// Only what the listener never wants is left out; scores decide everything else.
    public static var none: ReRanking {
        var none = ReRanking()
        none.coolDown = 0
        none.allowsVersions = true
        none.tracksPerArtist = .max
        none.taste = 0
        none.exploration = 0
        none.wildCards = 0
        none.variety = 0
        none.isSequenced = false
        return none
    }
}
