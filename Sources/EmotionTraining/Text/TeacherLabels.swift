internal import EmotionCore
internal import NeuralCore

/// The soft labels of a larger model for one data set.
struct TeacherLabels: Sendable {
    /// What it says of one message.
    struct Row: Sendable {
        /// Seven independent probabilities.
        let labels: [Float]
        /// One distribution.
        let distribution: [Float]
    }

    /// One row for each row of the data set.
    let rows: [Row]

    /// Reads `distribution` and `multilabel` and softens both.
    ///
    /// - Parameter temperature: What the logits are divided by; above 1 the labels say less than the teacher believes.
    /// - Throws: What is wrong with the file.
    init(contentsOf path: String, temperature: Float) throws {
        let file = try Safetensors(contentsOf: path)
        let soften = { (tensor: Tensor) in
            Tensor(shape: tensor.shape, values: tensor.values.map { $0 / temperature })
        }
        let labels = soften(try file.tensor("multilabel")).sigmoid().values
        let distributions = soften(try file.tensor("distribution")).softmax().values
        rows = stride(from: 0, to: labels.count, by: Emotion.count).map {
            Row(
                labels: Array(labels[$0..<$0 + Emotion.count]),
                distribution: Array(distributions[$0..<$0 + Emotion.count]))
        }
    }
}
