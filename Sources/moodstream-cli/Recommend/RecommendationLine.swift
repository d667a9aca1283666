import Moodstream

/// The answer to one request.
struct RecommendationLine: OutputLine {
    let request: ListenerID
    let strategy: StrategyName
    let probabilities: EmotionProbabilities
    let goal: ListeningGoal
    let playlist: Playlist

    private enum CodingKeys: String, CodingKey {
        case request, strategy, tracks, relaxed
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(request, forKey: .request)
        try container.encode(strategy, forKey: .strategy)
        try container.encode(playlist.picks.map(TrackLine.init), forKey: .tracks)
        try container.encode(playlist.relaxed, forKey: .relaxed)
    }

    var text: String {
        let title = "For \(mood)\(aim), by \(strategy.rawValue):"
        let none = playlist.picks.isEmpty ? ["  nothing to choose from"] : []
        let relaxed = playlist.relaxed.map(\.rawValue).joined(separator: ", ")
        let note = relaxed.isEmpty ? [] : ["  (too few tracks; relaxed: \(relaxed))"]
        return ([title] + none + playlist.picks.indices.map(row) + note).joined(separator: "\n")
    }

    /// The emotions that make up at least a twentieth of the mood, the largest first.
    private var mood: String {
        Emotion.allCases.filter { probabilities[$0] >= 0.05 }
            .sorted { (-probabilities[$0], $0.index) < (-probabilities[$1], $1.index) }
            .map { "\($0) \(decimal(100 * probabilities[$0], digits: 0)) %" }.joined(separator: ", ")
    }

    private var aim: String {
        switch goal {
        case .match: ""
        case .towards(let emotion): " towards \(emotion)"
        }
    }

    private func row(_ position: Int) -> String {
        let pick = playlist.picks[position]
        let year = pick.track.year.map(String.init) ?? ""
        let columns = [
            column(String(position + 1), width: 3, isNumber: true), column(pick.track.title, width: 36),
            column(pick.track.artist, width: 28), column(year, width: 4), decimal(pick.score, digits: 2),
        ]
        return columns.joined(separator: "  ") + "\n     " + pick.sentence
    }
}

/// One track of an answer.
private struct TrackLine: Encodable {
    let id: String
    let name: String
    let artist: String
    let score: Double
    let why: [Reason]
    let sentence: String

    struct Reason: Encodable {
        let reason: String
        let contribution: Double
    }

    init(_ pick: Playlist.Pick) {
        id = pick.track.id
        name = pick.track.title
        artist = pick.track.artist
        score = pick.score
        why = pick.why.map { Reason(reason: $0.reason, contribution: $0.value) }
        sentence = pick.sentence
    }
}
