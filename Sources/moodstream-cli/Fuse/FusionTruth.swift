import EmotionCore
import Fusion

/// What a listener really felt and when: a line `{"type":"truth",…,"duration":…,"segments":[[from,to,"happy"],…]}`.
struct FusionTruth: Decodable {
    let duration: Double
    let segments: [LabelledListener.Segment]

    private enum CodingKeys: String, CodingKey {
        case duration, segments
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        segments = try container.decode([Span].self, forKey: .segments).map(\.segment)
        duration = try container.decodeIfPresent(Double.self, forKey: .duration) ?? segments.last?.end ?? 0
        guard duration.isFinite, (0...1e9).contains(duration), !segments.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .duration, in: container, debugDescription: "no segments, or a duration outside 0...1e9")
        }
    }

    private struct Span: Decodable {
        let segment: LabelledListener.Segment

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            segment = LabelledListener.Segment(
                from: try container.decode(Double.self), to: try container.decode(Double.self),
                try container.decode(Emotion.self))
        }
    }
}
