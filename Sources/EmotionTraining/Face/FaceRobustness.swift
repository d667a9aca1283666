internal import EmotionCore
public import FaceEmotion
internal import NeuralTraining

/// How a classifier bears pictures that have gone wrong.
public struct FaceRobustness: Sendable {
    /// What becomes of one kind of pictures.
    public struct Row: Hashable, Sendable {
        /// The share of the pictures of which the classifier says the same as most taggers; nil where there are none.
        public let accuracy: Double?
        /// The mean entropy of its answers, over that of knowing nothing, `0...1`.
        public let uncertainty: Double
        /// The mean quality that it gives the pictures.
        public let quality: Double
    }

    /// The pictures as they are.
    public let clean: Row
    /// The pictures gone wrong, in the order of ``FaceCorruption/strengths``.
    public let corrupted: [FaceCorruption: [Row]]

    /// Crops that are no faces: patterns, corners of faces, faces upside down or with their quarters exchanged.
    public let noFaces: Row

    /// Measures a classifier on the pictures that have a majority.
    ///
    /// - Complexity: Reads every picture 46 times.
    public init(of classifier: FaceEmotionClassifier, on data: FaceDataSet) async {
        let known = data.votes.indices.filter { data.votes[$0].majority != nil }
        let faces = known.map { FaceCrop(checked: Array(data.pixels(of: $0))) }
        let emotions = known.compactMap { data.votes[$0].majority }
        clean = await Row(classifier, faces, emotions)
        var corrupted: [FaceCorruption: [Row]] = [:]
        for (kind, corruption) in FaceCorruption.allCases.enumerated() {
            for (place, strength) in corruption.strengths.enumerated() {
                let changed = await faces.concurrentMap { index, face in
                    var random = SplitMix64(key: kind, place, index)
                    return corruption.apply(strength, to: face, using: &random)
                }
                corrupted[corruption, default: []].append(await Row(classifier, changed, emotions))
            }
        }
        self.corrupted = corrupted
        var random = SplitMix64(key: FaceCorruption.allCases.count)
        let others = NoFaces(backgrounds: [], faces: faces, count: faces.count, using: &random)
        noFaces = await Row(classifier, others.crops, [])
    }
}

extension FaceRobustness.Row {
    fileprivate init(_ classifier: FaceEmotionClassifier, _ faces: [FaceCrop], _ emotions: [Emotion]) async {
        let readings = await classifier.read(faces, tasks: 2)
        let count = Double(max(1, readings.count))
        let right = zip(readings, emotions).count { $0.probabilities.mostLikely == $1 }
        accuracy = emotions.isEmpty ? nil : Double(right) / count
        uncertainty = readings.reduce(0) { $0 + $1.probabilities.normalizedEntropy } / count
        quality = readings.reduce(0) { $0 + $1.quality } / count
    }
}
