import ArgumentParser
import Moodstream

/// The strategies that the tool has, under their names in its output.
enum StrategyName: String, CaseIterable, ExpressibleByArgument, Encodable {
    case playlistLookup = "playlist-lookup"
    case valenceArousalNearest = "valence-arousal-nearest"
    case affectPosterior = "affect-posterior"
    case affectPosteriorOnly = "affect-posterior-only"
    case moodRepair = "mood-repair"
    case isoTrajectory = "iso-trajectory"
    case seedSimilarity = "seed-similarity"
    case contextualBandit = "contextual-bandit"
    case hybrid
    case fallback

    /// The strategy that answers a request: a way somewhere is planned, unless another strategy was asked for.
    func answering(_ goal: ListeningGoal) -> StrategyName {
        self == .affectPosterior && goal != .match ? .isoTrajectory : self
    }
}
