internal import NeuralTraining
internal import TextEmotion

/// Held-out messages with their labels.
struct TextBenchmark: Sendable {
    /// The messages as numbers, the shortest first.
    let texts: [EncodedText]
    /// Whether each message has each label.
    let labels: [[Bool]]
    /// The place of each message among the rows that it was read from.
    let rows: [Int]

    /// Reads rows; those without tokens or labels are left out.
    ///
    /// - Parameter labels: Whether a row has each label; a row that has none is left out.
    init(_ rows: [TextRow], read: TextReader, encoder: TextEncoder, labels: (TextRow) -> [Bool]) {
        let read = rows.indices.map { row in (encoder(read(rows[row].text)), labels(rows[row]), row) }
            .filter { $0.0.count > 0 && $0.1.contains(true) }
            .sorted { ($0.0.count, $0.2) < ($1.0.count, $1.2) }
        texts = read.map(\.0)
        self.labels = read.map(\.1)
        self.rows = read.map(\.2)
    }

    /// The label of each message that has one and no other.
    var singleLabels: [Int?] {
        labels.map { label in label.count { $0 } == 1 ? label.firstIndex(of: true) : nil }
    }

    /// What a network says of all messages.
    func outputs(of network: TextNetwork) async -> [TextNetwork.Output] {
        let batches = stride(from: 0, to: texts.count, by: 64).map { Array(texts[$0..<min($0 + 64, texts.count)]) }
        return await batches.concurrentMap { _, batch in network(batch) }
    }

    /// Whether the most likely emotion is among the labels, for each message.
    func hits(_ distributions: [[Float]]) -> [Bool] {
        zip(distributions, labels).map { scores, labels in
            scores.indices.max { scores[$0] < scores[$1] }.map { labels[$0] } ?? false
        }
    }
}
