public import EmotionCore
internal import FaceEmotion
public import NeuralCore
public import NeuralTraining

/// How good a face network is on pictures with known answers.
public struct FaceEvaluation: Sendable {
    /// The FER+ head on the pictures of which most taggers say one of the seven emotions.
    public let votes: ClassificationReport
    /// The same without the pictures that most call disgusted, which are too few to tell much, and without that answer;
    /// its classes are ``sixEmotions``.
    public let sixVotes: ClassificationReport
    /// The FER2013 head on the pictures that have a label.
    public let label: ClassificationReport
    /// ``votes`` by how far the taggers agree.
    public let agreement: [AgreementBand]

    /// The emotions of ``sixVotes``, in the order of its classes.
    public static let sixEmotions = Emotion.allCases.filter { $0 != .disgusted }

    /// Pictures on which the taggers agree about as well.
    public struct AgreementBand: Hashable, Sendable {
        /// The shares of the votes that the majority has, above the lower and up to the upper bound.
        public let range: ClosedRange<Double>
        /// How many pictures there are.
        public let count: Int
        /// The share of them of which the network says the same as the majority; 0 if there are none.
        public let accuracy: Double
    }

    /// The main figures in one line.
    public var summary: String {
        "FER+ accuracy \(rounded(votes.accuracy)), macro-F1 \(rounded(votes.macroF1)); FER2013 accuracy \(rounded(label.accuracy))"
    }

    /// Measures weights on a data set, each face seen as it is and in the mirror.
    ///
    /// - Parameter path: A weight file; without one, the weights that the package carries.
    /// - Throws: The case of `WeightsError` that says what is wrong with the file.
    public init(weights path: String?, on data: FaceDataSet) async throws(WeightsError) {
        let weights = try FaceLayers.weightFile(at: path)
        let outputs = await FaceNetwork(try FaceLayers(weights)).outputs(of: data, flips: true)
        self.init(outputs: outputs, temperatures: try FaceTemperatures(weights), data: data)
    }

    /// Compares what a network says with what the data set says.
    init(outputs: [FaceNetwork.Output], temperatures: FaceTemperatures, data: FaceDataSet) {
        let votes = outputs.flatMap { $0.votes.distributions(temperature: temperatures.votes) }
        let label = outputs.flatMap { $0.label.distributions(temperature: temperatures.label) }
        let majorities = data.votes.map(\.majority)
        self.votes = Self.report(votes, majorities, among: Emotion.allCases)
        sixVotes = Self.report(votes, majorities, among: Self.sixEmotions)
        self.label = Self.report(label, data.labels, among: Emotion.allCases)
        agreement = Self.bands(votes, data.votes)
    }

    /// A report over some emotions: the others' pictures and probabilities are left out.
    private static func report(
        _ rows: [[Double]], _ classes: [Emotion?], among emotions: [Emotion]
    ) -> ClassificationReport {
        var (predictions, answers): ([[Double]], [Int]) = ([], [])
        for (row, emotion) in zip(rows, classes) {
            guard let answer = emotions.firstIndex(where: { $0 == emotion }) else { continue }
            let total = emotions.reduce(0) { $0 + row[$1.index] }
            predictions.append(emotions.map { row[$0.index] / max(total, .leastNormalMagnitude) })
            answers.append(answer)
        }
        return ClassificationReport(predictions: predictions, classes: answers)
    }

    private static func bands(_ rows: [[Double]], _ votes: [FaceVotes]) -> [AgreementBand] {
        let bounds = [0.5, 0.6, 0.7, 0.8, 1]
        return zip(bounds, bounds.dropFirst()).map { lower, upper in
            let inside = votes.indices.filter { index in
                votes[index].majority != nil && votes[index].agreement > lower && votes[index].agreement <= upper
            }
            let right = inside.count { index in
                rows[index].indices.max { rows[index][$0] < rows[index][$1] } == votes[index].majority?.index
            }
            return AgreementBand(
                range: lower...upper, count: inside.count, accuracy: Double(right) / Double(max(1, inside.count)))
        }
    }

    private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

extension FaceLayers {
    /// The weights in a file; without one, those that the package carries.
    static func weightFile(at path: String?) throws(WeightsError) -> WeightFile {
        if let path { try weightFile(at: path) } else { try embeddedWeightFile() }
    }
}

extension FaceNetwork {
    /// What the network says of every picture of a data set, in order, in chunks.
    func outputs(of data: FaceDataSet, flips: Bool) async -> [Output] {
        let chunk = 64
        let starts = stride(from: 0, to: data.count, by: chunk).map(\.self)
        return await starts.concurrentMap { _, start in
            self(data.crops(start..<min(start + chunk, data.count)), flips: flips)
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
