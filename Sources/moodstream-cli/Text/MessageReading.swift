import TextEmotion

/// What was read in one message.
struct MessageReading: OutputLine {
    let message: Message
    let reading: TextReading
    let contributions: [TokenContribution]?

    private enum CodingKeys: String, CodingKey {
        case id, probabilities, labels, sentiment, valence, arousal, mixed, understood, tokens
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(message.id, forKey: .id)
        try container.encode(reading.probabilities, forKey: .probabilities)
        try container.encode(reading.labels, forKey: .labels)
        try container.encode(reading.sentiment, forKey: .sentiment)
        try container.encode(reading.valenceArousal.valence, forKey: .valence)
        try container.encode(reading.valenceArousal.arousal, forKey: .arousal)
        try container.encode(reading.isMixed, forKey: .mixed)
        try container.encode(reading.isUnderstood, forKey: .understood)
        try container.encodeIfPresent(contributions?.map { PrintedToken($0, of: message.text) }, forKey: .tokens)
    }

    var text: String {
        guard reading.isUnderstood else { return "not understood  \(quoted)" }
        let emotion = reading.probabilities.mostLikely
        let columns = [
            emotion.rawValue, decimal(reading.probabilities[emotion], digits: 2),
            reading.sentiment.label.rawValue, "valence " + decimal(reading.valenceArousal.valence, digits: 2),
            "arousal " + decimal(reading.valenceArousal.arousal, digits: 2), reading.isMixed ? "mixed feelings" : nil,
            quoted,
        ]
        let lines = (contributions ?? []).map { "    " + PrintedToken($0, of: message.text).line(for: emotion) }
        return ([columns.compactMap(\.self).joined(separator: "  ")] + lines).joined(separator: "\n")
    }

    /// The message on one line, without what would upset a terminal.
    private var quoted: String {
        let line = message.text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        let start = String(String.UnicodeScalarView(line.prefix(60)))
        return "“\(start)\(line.count > 60 ? "…" : "")”"
    }
}

/// A token as it was typed, and what it adds.
private struct PrintedToken: Encodable {
    let text: String
    let contribution: EmotionScores

    init(_ token: TokenContribution, of message: String) {
        text = String(decoding: Array(message.utf8)[token.token.range], as: UTF8.self)
        contribution = token.contribution
    }

    func line(for emotion: Emotion) -> String {
        let value = contribution[emotion]
        return (value < 0 ? "" : "+") + decimal(value, digits: 2) + "  " + text
    }
}
