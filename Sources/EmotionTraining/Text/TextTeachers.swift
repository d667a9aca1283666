internal import EmotionCore
internal import NeuralCore
internal import TextEmotion

/// What text networks that were trained before say of the training messages: softer targets than people's for a new one.
///
/// Reference: T. Furlanello et al., "Born-again neural networks", ICML 2018.
struct TextTeachers: Sendable {
    /// The mean of what they say of one message.
    struct Row: Sendable {
        /// Seven independent probabilities.
        var labels = [Float](repeating: 0, count: Emotion.count)
        /// One distribution over the seven.
        var distribution = [Float](repeating: 0, count: Emotion.count)
        /// Negative, neutral, positive.
        var sentiment: [Float] = [0, 0, 0]
        /// Valence and arousal.
        var affect: [Float] = [0, 0]
    }

    private let teachers: [TextWeights]

    /// Reads the weight files.
    ///
    /// - Throws: What is wrong with a file.
    init(weights paths: [String]) throws(WeightsError) {
        var teachers: [TextWeights] = []
        for path in paths { teachers.append(try TextWeights(TextWeights.file(at: path))) }
        self.teachers = teachers
    }

    /// Whether there is none.
    var isEmpty: Bool { teachers.isEmpty }

    /// Asks all of them.
    ///
    /// - Parameter messages: The tokens of each message, at least one.
    /// - Returns: A row for each message.
    func rows(for messages: [[Token]]) async -> [Row] {
        // Messages of one length take the least time together.
        let order = messages.indices.sorted { (messages[$0].count, $0) < (messages[$1].count, $1) }
        let batches = stride(from: 0, to: order.count, by: 64).map { order[$0..<min($0 + 64, order.count)] }
        let answers = await batches.concurrentMap { _, batch in means(for: batch.map { messages[$0] }) }
        var rows = [Row](repeating: Row(), count: messages.count)
        for (place, row) in zip(order, answers.joined()) { rows[place] = row }
        return rows
    }

    private func means(for messages: [[Token]]) -> [Row] {
        var rows = [Row](repeating: Row(), count: messages.count)
        for teacher in teachers {
            let output = teacher.network(messages.map { teacher.encoder($0) })
            add(output.labels.sigmoid(), to: \.labels, of: &rows)
            add(output.distribution.softmax(), to: \.distribution, of: &rows)
            add(output.sentiment.softmax(), to: \.sentiment, of: &rows)
            add(output.affect, to: \.affect, of: &rows)
        }
        return rows
    }

    private func add(_ values: Tensor, to part: WritableKeyPath<Row, [Float]>, of rows: inout [Row]) {
        let share = 1 / Float(teachers.count)
        for (index, row) in values.rows.enumerated() {
            for column in row.indices { rows[index][keyPath: part][column] += share * row[column] }
        }
    }
}
