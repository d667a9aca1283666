public import EmotionCore

/// Asks one strategy after the other until the playlist is full.
///
/// What an earlier strategy picked is left out of a later one's. It serves where strategies may come back with less than was
/// asked for, a provider that is offline for example.
public struct Fallback: LocalStrategy {
    /// The strategies in the order in which they are asked.
    public private(set) var strategies: [any LocalStrategy]

    /// Creates a chain; one of no strategies gives empty playlists.
    public init(_ strategies: [any LocalStrategy]) { self.strategies = strategies }

    /// The goal of every strategy; setting it sets theirs.
    public var goal: ListeningGoal {
        get { strategies.first?.goal ?? .match }
        set { for index in strategies.indices { strategies[index].goal = newValue } }
    }

    /// What every strategy knows of the listener; setting it sets theirs.
    public var session: SessionState {
        get { strategies.first?.session ?? SessionState() }
        set { for index in strategies.indices { strategies[index].session = newValue } }
    }

    /// What no strategy plays; setting it sets theirs.
    public var filter: TrackFilter {
        get { strategies.first?.filter ?? TrackFilter() }
        set { for index in strategies.indices { strategies[index].filter = newValue } }
    }

    /// The picks of the first strategy, and of later ones where they are too few.
    public func playlist(for mood: Mood, length: Int) -> Playlist {
        var playlist = Playlist(picks: [])
        for var strategy in strategies where playlist.picks.count < length {
            strategy.session.record(playlist)
            let taken = Set(playlist.tracks.map(\.id))
            let more = strategy.playlist(for: mood, length: length)
            playlist.picks += more.picks.filter { !taken.contains($0.track.id) }.prefix(length - playlist.picks.count)
            playlist.relaxed = Playlist.Relaxation.allCases.filter((playlist.relaxed + more.relaxed).contains)
        }
        return playlist
    }
}
