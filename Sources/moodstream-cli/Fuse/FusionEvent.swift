import EmotionCore

/// One line of `moodstream fuse`'s input.
enum FusionEvent: Decodable {
    /// An observation of a listener and when it arrived.
    case observation(EmotionObservation, listener: ListenerID?, arrival: Double)
    /// What a listener really felt, for those who fit and measure.
    case truth(FusionTruth, listener: ListenerID?)

    private enum CodingKeys: String, CodingKey {
        case type, listener, stream, id, arrival, time, modality, probabilities, p, quality
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decodeIfPresent(String.self, forKey: .type) ?? "event" {
        case "event": self = try Self.observation(in: container)
        case "truth": self = .truth(try FusionTruth(from: decoder), listener: try Self.listener(in: container))
        case let type:
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: container, debugDescription: "unknown type '\(type)'")
        }
    }

    private static func observation(in container: KeyedDecodingContainer<CodingKeys>) throws -> FusionEvent {
        let observation = try EmotionObservation(
            id: container.decodeIfPresent(String.self, forKey: .id),
            modality: container.decode(Modality.self, forKey: .modality),
            time: container.decode(Double.self, forKey: .time),
            probabilities: probabilities(in: container),
            quality: container.decodeIfPresent(Double.self, forKey: .quality) ?? 1)
        let arrival = try container.decodeIfPresent(Double.self, forKey: .arrival) ?? observation.time
        return .observation(observation, listener: try listener(in: container), arrival: arrival)
    }

    private static func listener(in container: KeyedDecodingContainer<CodingKeys>) throws -> ListenerID? {
        let listener = try container.decodeIfPresent(ListenerID.self, forKey: .listener)
        return try listener ?? container.decodeIfPresent(ListenerID.self, forKey: .stream)
    }

    private static func probabilities(in container: KeyedDecodingContainer<CodingKeys>) throws -> EmotionProbabilities {
        guard let values = try container.decodeIfPresent([Double].self, forKey: .p) else {
            return try container.decode(EmotionProbabilities.self, forKey: .probabilities)
        }
        do {
            return try EmotionProbabilities(values)
        } catch {
            throw DecodingError.dataCorruptedError(forKey: .p, in: container, debugDescription: error.description)
        }
    }
}

/// What names a listener: a string, or the number that it is in some files.
enum ListenerID: Hashable, Codable, CustomStringConvertible {
    case number(Int)
    case name(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .name(try container.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .name(let name): try container.encode(name)
        }
    }

    var description: String {
        switch self {
        case .number(let number): String(number)
        case .name(let name): name
        }
    }
}
