import EmotionCore
import Fusion

/// Reads the speakers of MELD's dialogues, each a listener that is judged at the end of each of their turns.
func readDialogues(path: String, reportingTo output: inout Output) throws -> [LabelledListener] {
    var turns: [String: [DialogueTurn]] = [:]
    var order: [String] = []
    var reader = try JSONLinesReader(path: path)
    while let (turn, _) = try reader.next(DialogueTurn.self, reportingTo: &output) {
        let speaker = turn.dialogue + "/" + turn.speaker
        if turns[speaker] == nil { order.append(speaker) }
        turns[speaker, default: []].append(turn)
    }
    return try order.map { speaker in
        let own = turns[speaker, default: []].sorted { $0.start < $1.start }
        return LabelledListener(
            id: speaker, group: own[0].dialogue,
            arrivals: try own.flatMap { turn in
                try turn.observations().map { LabelledListener.Arrival($0, at: turn.end) }
            },
            segments: own.map { LabelledListener.Segment(from: $0.start, to: $0.end, $0.truth) },
            judgedAt: own.map(\.end))
    }
}

/// One turn of a dialogue and what classifiers of several modalities make of it.
private struct DialogueTurn: Decodable {
    let dialogue: String
    let speaker: String
    let start: Double
    let end: Double
    let truth: Emotion

    private let posteriors: [String: [Double]]

    private enum CodingKeys: String, CodingKey {
        case dialogue, speaker, truth
        case start = "t"
        case end = "t_end"
        case posteriors = "p"
    }

    /// The emotions of a voice classifier with four classes.
    private static let fourClasses: [Emotion] = [.angry, .happy, .neutral, .sad]
    /// What each emotion gets that a classifier does not know.
    private static let unknownShare = 0.05

    func observations() throws(EmotionError) -> [EmotionObservation] {
        var observations: [EmotionObservation] = []
        for (name, values) in posteriors.sorted(by: { $0.key < $1.key }) {
            observations.append(
                try EmotionObservation(
                    modality: Modality(rawValue: name), time: end, probabilities: try Self.probabilities(values)))
        }
        return observations
    }

    private static func probabilities(_ values: [Double]) throws(EmotionError) -> EmotionProbabilities {
        guard values.count == fourClasses.count else { return try EmotionProbabilities(values) }
        var scores = EmotionScores { _ in unknownShare }
        let known = 1 - unknownShare * Double(Emotion.count - values.count)
        for (emotion, value) in zip(fourClasses, values) { scores[emotion] = known * value }
        return try EmotionProbabilities(proportionalTo: scores)
    }
}
