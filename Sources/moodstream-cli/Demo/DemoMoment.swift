import EmotionCore
import Recommendation

/// One moment of the demo: what was seen or said, what the mood became, and the music if the mood changed.
struct DemoMoment: OutputLine {
    let observation: EmotionObservation
    /// The message; nil for a face.
    let message: String?
    let mood: Mood
    /// The music for a mood that is another than the one before.
    let playlist: Playlist?
    let style: TerminalStyle

    /// The disagreement, in bits, from which on it is worth a line.
    static let notableConflict = 0.2

    var text: String {
        ([seen, became, disagreement].compactMap(\.self) + music).joined(separator: "\n")
    }

    private var seen: String {
        let minute = decimal(observation.time / 60, digits: 0)
        let time = String(repeating: " ", count: max(0, 3 - minute.count)) + minute + " min  "
        let what = message.map { "“\($0)”" } ?? "the picture"
        return time + style.faint(pad("\(observation.modality)", to: 6)) + what + "  "
            + named(observation.probabilities)
    }

    private var became: String {
        indent("mood") + EmotionBar(mood.probabilities).text(style) + "  " + named(mood.probabilities)
            + (mood.isMixed ? ", mixed feelings" : "")
    }

    private var disagreement: String? {
        guard mood.conflict >= Self.notableConflict else { return nil }
        let votes = mood.votes.sorted { $0.key < $1.key }.map { "\($0.key) says \(named($0.value))" }
        return indent("!") + style.bold("conflict of \(decimal(mood.conflict, digits: 2)) bits: ")
            + votes.joined(separator: ", ")
    }

    private var music: [String] {
        guard let playlist else { return [] }
        return playlist.picks.flatMap { pick in
            let year = pick.track.year.map { ", \($0)" } ?? ""
            return [
                indent("♪") + style.bold(pick.track.title) + " by \(pick.track.artist)\(year)",
                indent("") + style.faint(pick.sentence),
            ]
        }
    }

    private func named(_ probabilities: EmotionProbabilities) -> String {
        let emotion = probabilities.mostLikely
        return style.colored("\(emotion.rawValue) \(decimal(probabilities[emotion], digits: 2))", emotion)
    }

    private func indent(_ label: String) -> String { "         " + style.faint(pad(label, to: 6)) }
}

extension DemoMoment {
    private enum CodingKeys: String, CodingKey {
        case observation, text, mood, playlist
    }

    private struct Pick: Encodable {
        let title, artist, sentence: String
        let score: Double
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(observation, forKey: .observation)
        try container.encodeIfPresent(message, forKey: .text)
        try container.encode(mood, forKey: .mood)
        let picks = playlist?.picks.map {
            Pick(title: $0.track.title, artist: $0.track.artist, sentence: $0.sentence, score: $0.score)
        }
        try container.encodeIfPresent(picks, forKey: .playlist)
    }
}
