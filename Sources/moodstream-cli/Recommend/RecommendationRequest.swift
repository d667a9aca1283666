import EmotionCore

/// One line of `moodstream recommend --requests`.
struct RecommendationRequest: Decodable {
    let request: ListenerID?
    let session: ListenerID?
    let probabilities: EmotionProbabilities
    let towards: Emotion?
    let count: Int?
    let languages: Set<String>?
    /// Whether the listener needs care.
    let attention: Bool

    private enum CodingKeys: String, CodingKey {
        case request, session, probabilities, towards, count, languages, attention
    }

    init(probabilities: EmotionProbabilities) {
        self.probabilities = probabilities
        (request, session, towards, count, languages) = (nil, nil, nil, nil, nil)
        attention = false
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        request = try container.decodeIfPresent(ListenerID.self, forKey: .request)
        session = try container.decodeIfPresent(ListenerID.self, forKey: .session)
        probabilities = try container.decode(EmotionProbabilities.self, forKey: .probabilities)
        languages = try container.decodeIfPresent(Set<String>.self, forKey: .languages)
        attention = try container.decodeIfPresent(Bool.self, forKey: .attention) ?? false
        count = try container.decodeIfPresent(Int.self, forKey: .count)
        let name = try container.decodeIfPresent(String.self, forKey: .towards)
        towards = name.flatMap(Emotion.init(rawValue:))
        if let name, towards == nil { throw Self.wrong("unknown emotion '\(name)'", .towards, in: container) }
        if let count, count < 0 { throw Self.wrong("\(count), expected 0 or more", .count, in: container) }
    }

    private static func wrong(
        _ reason: String, _ key: CodingKeys, in container: KeyedDecodingContainer<CodingKeys>
    ) -> DecodingError {
        .dataCorruptedError(forKey: key, in: container, debugDescription: reason)
    }
}
