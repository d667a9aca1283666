internal import EmotionCore
internal import FaceEmotion
public import NeuralCore
public import NeuralTraining

/// How good a face network is on pictures that it has not been trained on.
public struct FaceEvaluation: Sendable {
    /// The FER+ head on the pictures whose majority is one of the seven emotions.
    public let votes: ClassificationReport
    /// The FER2013 head on the pictures that have a label.
    public let label: ClassificationReport

    /// The main figures in one line.
    public var summary: String {
        "FER+ accuracy \(rounded(votes.accuracy)), macro-F1 \(rounded(votes.macroF1)); FER2013 accuracy \(rounded(label.accuracy))"
    }

    /// Measures weights on a data set.
    ///
    /// - Parameter path: A weight file; without one, the weights that the package carries.
    /// - Throws: The case of `WeightsError` that says what is wrong with the file.
    public init(weights path: String?, on data: FaceDataSet) async throws(WeightsError) {
        let weights = if let path { try FaceLayers.weightFile(at: path) } else { try FaceLayers.embeddedWeightFile() }
        let network = FaceNetwork(try FaceLayers(weights))
        await self.init(of: network, temperature: try FaceLayers.temperature(in: weights), on: data)
    }

    /// Runs the network over a data set.
    ///
    /// - Parameter temperature: What the logits of the FER+ head are divided by before softmax.
    init(of network: FaceNetwork, temperature: Float, on data: FaceDataSet) async {
        let logits = await network.logits(of: data)
        self.init(logits: logits, temperature: temperature, data: data)
    }

    /// Compares logits with what the data set says.
    init(logits: [FaceNetwork.Logits], temperature: Float, data: FaceDataSet) {
        votes = Self.report(logits.map(\.votes), temperature: temperature, classes: data.votes.map(\.majority))
        label = Self.report(logits.map(\.label), temperature: 1, classes: data.labels)
    }

    private static func report(
        _ logits: [Tensor], temperature: Float, classes: [Emotion?]
    ) -> ClassificationReport {
        let rows = logits.flatMap { $0.distributions(temperature: temperature) }
        let known = zip(rows, classes).compactMap { row, emotion in emotion.map { (row, $0.index) } }
        return ClassificationReport(predictions: known.map(\.0), classes: known.map(\.1))
    }

    private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

extension FaceNetwork {
    /// The logits for every picture of a data set, in order, in chunks.
    func logits(of data: FaceDataSet) async -> [Logits] {
        let chunk = 64
        let starts = stride(from: 0, to: data.count, by: chunk).map(\.self)
        return await starts.concurrentMap { _, start in
            self(data.crops(start..<min(start + chunk, data.count)))
        }
    }
}

extension Tensor {
    /// The softmax of each row after division by a temperature.
    func distributions(temperature: Float) -> [[Double]] {
        let probabilities = Tensor(shape: shape, values: values.map { $0 / temperature }).softmax()
        let columns = shape[1]
        return (0..<shape[0]).map { row in
            probabilities.values[row * columns..<(row + 1) * columns].map { Double($0) }
        }
    }
}
