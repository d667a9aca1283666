internal import EmotionCore
internal import FaceEmotion
internal import NeuralCore
internal import NeuralTraining

/// The head that tells faces from what is none, fitted to what the trained network makes of both.
///
/// Logistic regression on the features of the dense layer, so the other heads stay as they are. Faces count as often as
/// all the rest together.
struct FaceHeadFit {
    /// The head, one logit.
    let head: Dense

    /// Fits the head.
    ///
    /// - Parameters:
    ///   - backgrounds: A folder with pictures without faces.
    ///   - examples: How many faces are looked at, and how many crops that are none.
    init(network: FaceNetwork, faces: FaceDataSet, backgrounds: String?, seed: Int, examples: Int = 4_000) {
        var random = SplitMix64(key: seed, 1)
        let order = (0..<faces.count).shuffled(using: &random).prefix(examples)
        let faceCrops = order.map { FaceCrop(checked: Array(faces.pixels(of: $0))) }
        let others = NoFaces(
            backgrounds: backgrounds.map { NoFaces.pictures(in: $0) } ?? [], faces: faceCrops, count: examples,
            using: &random)
        let rows = (faceCrops + others.crops).featureRows(network)
        let classes = Array(repeating: 1, count: faceCrops.count) + Array(repeating: 0, count: examples)
        let columns = rows[0].count
        let regression = SoftmaxRegression(
            rows: rows, classes: classes, classCount: 2,
            penalties: Array(repeating: 1, count: columns - 1) + [1e-6])
        let weights = zip(regression.weights[1], regression.weights[0]).map { Float($0 - $1) }
        head = Dense(
            weight: Tensor(shape: [columns - 1, 1], values: Array(weights.dropLast())),
            bias: Tensor(shape: [1], values: [weights[columns - 1]]))
    }
}

extension [FaceCrop] {
    /// The features of each crop, and a one.
    fileprivate func featureRows(_ network: FaceNetwork) -> [[Double]] {
        network.features(of: self).rows.map { $0.map { Double($0) } + [1] }
    }
}
