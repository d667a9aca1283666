internal import EmotionCore
internal import FaceEmotion
internal import NeuralCore

/// What networks that were trained before say of the training pictures: softer targets than people's for a new one.
///
/// Reference: T. Furlanello et al., "Born-again neural networks", ICML 2018.
struct FaceTeachers: Sendable {
    /// For the FER+ head, the mean over the teachers.
    let votes: [EmotionProbabilities]
    /// For the FER2013 head, the mean over the teachers.
    let labels: [EmotionProbabilities]

    /// Asks the teachers; each sees every picture and its mirror image.
    ///
    /// - Parameters:
    ///   - paths: Weight files.
    ///   - softLabels: Files with the answers of other networks: `votes` and `label`, seven probabilities for each row of
    ///     the file that `data` was read from.
    /// - Throws: The case of `WeightsError` that says what is wrong with a file.
    init(weights paths: [String], softLabels: [String], on data: FaceDataSet) async throws(WeightsError) {
        var (votes, labels) = (EmotionMeans(count: data.count), EmotionMeans(count: data.count))
        for path in softLabels {
            let file = try Safetensors(contentsOf: path)
            votes.add(try Self.rows("votes", of: file, for: data))
            labels.add(try Self.rows("label", of: file, for: data))
        }
        for path in paths {
            let file = try FaceLayers.weightFile(at: path)
            let temperatures = try FaceTemperatures(file)
            let outputs = await FaceNetwork(try FaceLayers(file)).outputs(of: data, flips: true)
            votes.add(outputs.flatMap { $0.votes.distributions(temperature: temperatures.votes) })
            labels.add(outputs.flatMap { $0.label.distributions(temperature: temperatures.label) })
        }
        self.votes = votes.means
        self.labels = labels.means
    }

    private static func rows(
        _ name: String, of file: Safetensors, for data: FaceDataSet
    ) throws(WeightsError) -> [[Double]] {
        try file.check(name, shape: [data.fileCount, Emotion.count])
        let rows = try file.tensor(name).rows.map { $0.map(Double.init) }
        return data.rows.map { rows[$0] }
    }
}

/// Sums of distributions, one for each picture.
private struct EmotionMeans {
    private var sums: [[Double]]

    init(count: Int) { sums = Array(repeating: Array(repeating: 0, count: Emotion.count), count: count) }

    mutating func add(_ rows: [[Double]]) {
        for (picture, row) in rows.enumerated() {
            for index in row.indices { sums[picture][index] += row[index] }
        }
    }

    var means: [EmotionProbabilities] {
        sums.map { sum in
            (try? EmotionProbabilities(proportionalTo: EmotionScores { sum[$0.index] })) ?? .uniform
        }
    }
}
