import EmotionCore

/// A mood and whose it is.
struct FusedMood: OutputLine {
    let listener: ListenerID?
    let mood: Mood

    private enum CodingKeys: String, CodingKey {
        case listener
    }

    func encode(to encoder: any Encoder) throws {
        try mood.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(listener, forKey: .listener)
    }

    var text: String {
        let emotion = mood.probabilities.mostLikely
        let columns = [
            decimal(mood.time, digits: 1) + " s", listener?.description, emotion.rawValue,
            decimal(mood.probabilities[emotion], digits: 2), "valence " + decimal(mood.valence, digits: 2),
            "arousal " + decimal(mood.arousal, digits: 2), "conflict " + decimal(mood.conflict, digits: 2),
            mood.isMixed ? "mixed feelings" : nil,
        ]
        return columns.compactMap(\.self).joined(separator: "  ")
    }
}
