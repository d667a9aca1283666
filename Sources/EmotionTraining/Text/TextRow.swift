internal import EmotionCore

/// One line of a text data set.
struct TextRow: Sendable {
    /// What was written.
    let text: String
    /// The data set's own labels.
    let labels: [String]
    /// The seven emotions that the labels stand for; empty where there is no honest mapping.
    let emotions: [Emotion]
    /// Valence and arousal on a scale from 1 to 5, in sets that have them.
    let V: Double?
    let A: Double?
    /// The data set's code of the language.
    var lang: String?

    /// Reads a data set, one JSON object a line.
    ///
    /// - Throws: ``TrainingDataError`` with the line's number.
    static func read(_ path: String) throws(TrainingDataError) -> [TextRow] { try JSONLines.read(path) }
}

extension TextRow: Decodable {
    private enum CodingKeys: String, CodingKey {
        case text, labels, emotions, V, A, lang
    }

    /// Reads an object with `text` and `emotions` and, if they are there, the others.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            text: try container.decode(String.self, forKey: .text),
            labels: try container.decodeIfPresent([String].self, forKey: .labels) ?? [],
            emotions: try container.decode([Emotion].self, forKey: .emotions),
            V: try container.decodeIfPresent(Double.self, forKey: .V),
            A: try container.decodeIfPresent(Double.self, forKey: .A),
            lang: try container.decodeIfPresent(String.self, forKey: .lang))
    }
}
