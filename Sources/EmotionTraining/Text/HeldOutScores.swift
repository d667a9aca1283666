internal import NeuralCore
internal import TextEmotion

/// What a network says of the held-out messages, beside what is right.
struct HeldOutScores: Sendable {
    /// Logits of the distribution over the emotions of each comment.
    let distributions: [[Float]]
    /// The thresholds that do best on the comments' labels.
    let thresholds: LabelThresholds
    /// The shift that does best on the sentiments.
    let shift: SentimentShift
    /// Whether the most likely emotion of each comment is among its labels.
    let comments: [Bool]
    /// The same for the messages in other languages.
    let languages: [Bool]

    init(of network: TextNetwork, on heldOut: HeldOutTexts) async {
        let outputs = await heldOut.comments.outputs(of: network)
        let sentiments = await heldOut.sentiments.outputs(of: network)
        let foreign = await heldOut.languages.outputs(of: network)
        distributions = outputs.flatMap(\.distribution.rows)
        thresholds = LabelThresholds(logits: outputs.flatMap(\.labels.values), labels: heldOut.comments.labels)
        shift = SentimentShift(logits: sentiments.flatMap(\.sentiment.values), labels: heldOut.sentiments.labels)
        comments = heldOut.comments.hits(distributions)
        languages = heldOut.languages.hits(foreign.flatMap(\.distribution.rows))
    }
}

extension Collection<Bool> {
    /// The share of what is true, `0...1`; 0 of nothing.
    var share: Double { Double(count { $0 }) / Double(Swift.max(1, count)) }
}
