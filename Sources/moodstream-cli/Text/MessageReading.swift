import TextEmotion

/// What was read in one message.
struct MessageReading: OutputLine {
    let message: Message
    let reading: TextReading
    let contributions: [TokenContribution]?
    var style = TerminalStyle(hasColors: false)

    private enum CodingKeys: String, CodingKey {
        case id, probabilities, labels, sentiment, valence, arousal, mixed, understood, attention, tokens
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
        if reading.attention != nil { try container.encode(true, forKey: .attention) }
        try container.encodeIfPresent(contributions?.map { PrintedToken($0, of: message.text) }, forKey: .tokens)
    }

    var text: String {
        let attention = reading.attention.map { "needs attention: \($0.rawValue)" }
        guard reading.isUnderstood else {
            return ["not understood", attention, quoted].compactMap(\.self).joined(separator: "  ")
        }
        let emotion = reading.probabilities.mostLikely
        let columns = [
            emotion.rawValue, decimal(reading.probabilities[emotion], digits: 2),
            reading.sentiment.label.rawValue, "valence " + decimal(reading.valenceArousal.valence, digits: 2),
            "arousal " + decimal(reading.valenceArousal.arousal, digits: 2), reading.isMixed ? "mixed feelings" : nil,
            attention, quoted,
        ]
        let tokens = (contributions ?? []).map { PrintedToken($0, of: message.text) }
        let colored = style.hasColors && !tokens.isEmpty ? ["    " + tokens.map(color).joined(separator: " ")] : []
        let lines = tokens.map { "    " + $0.line(for: emotion) }
        return ([columns.compactMap(\.self).joined(separator: "  ")] + colored + lines).joined(separator: "\n")
    }

    /// A token in the color of the emotion that it speaks for most; faint where it speaks for none.
    private func color(_ token: PrintedToken) -> String {
        let scores = token.contribution
        let most = Emotion.allCases.max { scores[$0] < scores[$1] } ?? .neutral
        let text = token.text.oneLine
        return scores[most] < Self.leastColored ? style.faint(text) : style.colored(text, most)
    }

    /// A token that adds less to every logit says next to nothing.
    private static let leastColored = 0.2

    /// The message on one line, without what would upset a terminal.
    private var quoted: String {
        let line = message.text.oneLine.unicodeScalars
        return "“\(String(line.prefix(60)))\(line.count > 60 ? "…" : "")”"
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

extension String {
    /// The same with control characters as spaces.
    fileprivate var oneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
