import ArgumentParser
import Moodstream

/// The strategies that the tool has, under their names in its output.
enum StrategyName: String, CaseIterable, ExpressibleByArgument, Encodable {
    case playlistLookup = "playlist-lookup"
    case valenceArousalNearest = "valence-arousal-nearest"

    func strategy(in catalog: TrackCatalog) -> any ListenerStrategy {
        switch self {
        case .playlistLookup: PlaylistLookup(in: catalog)
        case .valenceArousalNearest: ValenceArousalNearest(in: catalog)
        }
    }
}

/// A strategy that is told from request to request who is listening and what for.
protocol ListenerStrategy {
    var goal: ListeningGoal { get set }
    var session: SessionState { get set }
    func playlist(for mood: Mood, length: Int) -> Playlist
}

extension PlaylistLookup: ListenerStrategy {}
extension ValenceArousalNearest: ListenerStrategy {}
