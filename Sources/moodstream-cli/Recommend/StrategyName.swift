import ArgumentParser
import Moodstream

/// The strategies that the tool has, under their names in its output.
enum StrategyName: String, CaseIterable, ExpressibleByArgument, Encodable {
    case playlistLookup = "playlist-lookup"
    case valenceArousalNearest = "valence-arousal-nearest"
    case affectPosterior = "affect-posterior"
    case affectPosteriorOnly = "affect-posterior-only"

    func strategy(in catalog: TrackCatalog) -> any LocalStrategy {
        switch self {
        case .playlistLookup: PlaylistLookup(in: catalog)
        case .valenceArousalNearest: ValenceArousalNearest(in: catalog)
        case .affectPosterior: AffectPosterior(in: AffectIndex(catalog))
        case .affectPosteriorOnly: AffectPosterior(in: AffectIndex(catalog), steps: .none)
        }
    }
}
