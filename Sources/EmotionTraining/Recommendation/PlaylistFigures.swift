internal import EmotionCore
internal import Recommendation

/// How well playlists suit the moods that they were made for, as people's tags judge them.
public struct PlaylistFigures: Hashable, Codable, Sendable {
    /// The share of tracks that lie in the quadrant of the mood's expected point.
    public internal(set) var precision = 0.0
    /// The mean distance of the tracks from that point.
    public internal(set) var error = 0.0
    /// The share of tracks that their session had before.
    public internal(set) var repeats = 0.0
    /// The number of different artists over the number of tracks, a mean over playlists.
    public internal(set) var artists = 0.0
    /// The mean of 1 less the cosine of two tracks' standardized sound, over the pairs of a playlist.
    public internal(set) var diversity = 0.0
    /// The share of the catalog that came up in any playlist.
    public internal(set) var coverage = 0.0
    /// The playlists.
    public internal(set) var playlists = 0

    init() {}
}

/// Adds playlists up to figures.
struct PlaylistJudge {
    private let tags: [String: TaggedTrack]
    private let sound: StandardizedSound
    private var hits = 0.0
    private var distances = 0.0
    private var tracks = 0.0
    private var repeats = 0.0
    private var artists = 0.0
    private var diversity = 0.0
    private var playlists = 0
    private var seen: Set<String> = []

    init(_ data: AffectDataSet) {
        tags = Dictionary(data.tracks.map { ($0.track.id, $0) }, uniquingKeysWith: { first, _ in first })
        sound = StandardizedSound(data.tracks.map(\.track))
    }

    /// Counts a playlist.
    ///
    /// - Parameter heard: The ids that the session had before.
    mutating func add(_ playlist: Playlist, for mood: Mood, after heard: Set<String> = []) {
        let quadrant = AffectQuadrant(of: mood.valenceArousal)
        for track in playlist.tracks {
            guard let tagged = tags[track.id] else { continue }
            tracks += 1
            hits += tagged.quadrant == quadrant ? 1 : 0
            distances += tagged.place.distance(to: mood.valenceArousal)
            repeats += heard.contains(track.id) ? 1 : 0
            seen.insert(track.id)
        }
        playlists += 1
        artists += Double(Set(playlist.tracks.map(\.artist)).count) / Double(max(1, playlist.tracks.count))
        diversity += sound.diversity(playlist.tracks)
    }

    var figures: PlaylistFigures {
        var figures = PlaylistFigures()
        let count = max(1, tracks)
        figures.precision = hits / count
        figures.error = distances / count
        figures.repeats = repeats / count
        figures.artists = artists / Double(max(1, playlists))
        figures.diversity = diversity / Double(max(1, playlists))
        figures.coverage = Double(seen.count) / Double(max(1, tags.count))
        figures.playlists = playlists
        return figures
    }
}

extension ValenceArousal {
    /// The Euclidean distance.
    func distance(to other: ValenceArousal) -> Double {
        let (dv, da) = (valence - other.valence, arousal - other.arousal)
        return (dv * dv + da * da).squareRoot()
    }
}
