public import FaceEmotion
internal import Imaging
internal import NeuralCore
internal import NeuralTraining

/// How good a detector is on pictures that it has not been trained on.
public struct DetectorEvaluation: Sendable {
    /// Faces of 24 pixels and more in composed crowds, at an intersection over union of .3.
    public private(set) var crowds = DetectionTally(smallest: 24, overlap: 0.3)
    /// Faces of 48 pixels and more in composed crowds, at .5.
    public private(set) var largeInCrowds = DetectionTally(smallest: 48, overlap: 0.5)
    /// Photographs with people, at .5.
    public private(set) var portraits = DetectionTally(smallest: 24, overlap: 0.5)
    /// Photographs and drawings without faces.
    public private(set) var backgrounds = DetectionTally(smallest: 24, overlap: 0.5)

    /// The default score and what it reaches, in one line.
    public var summary: String {
        let score = ConvolutionalFaceDetector.Configuration().minimumScore
        func figures(_ name: String, _ tally: DetectionTally) -> String {
            "\(name) \(rounded(tally.recall(score: score))) at \(rounded(tally.falseFinds(score: score)))"
        }
        return "\(figures("crowds", crowds)), \(figures("large", largeInCrowds)), "
            + "\(figures("portraits", portraits)), backgrounds \(rounded(backgrounds.falseFinds(score: score)))"
    }

    /// A search that keeps even what is hardly a face, so that every score can be chosen afterwards.
    static let everything = ConvolutionalFaceDetector.Configuration(minimumScore: 0.02)

    private static let crowdCount = 60
    private static let seed = 20

    /// Runs a detector over a data set and over crowds made of it, always the same ones.
    public init<Detector: FaceDetector<Never>>(of detector: Detector, on data: DetectorDataSet) async {
        let composer = SceneComposer(data: data)
        let scenes = (0..<Self.crowdCount).map { composer.crowd($0, seed: Self.seed) }
        for (found, truth) in await detector.finds(in: scenes) {
            crowds.add(found, truth: truth)
            largeInCrowds.add(found, truth: truth)
        }
        let people = data.portraits.map { ($0.picture.levels[0], $0.boxes) }
        for (found, truth) in await detector.finds(in: people) { portraits.add(found, truth: truth) }
        let empty = data.backgrounds.map { ($0.levels[0], [FaceBox]()) }
        for (found, truth) in await detector.finds(in: empty) { backgrounds.add(found, truth: truth) }
    }

    private func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
}

extension FaceDetector<Never> {
    /// What is found in each picture, beside what is there.
    fileprivate func finds(
        in pictures: [(GrayImage, [FaceBox])]
    ) async -> [(found: [FaceDetection], truth: [FaceBox])] {
        await pictures.concurrentlyMapped(tasks: 2) { $0.map { (detect(in: $0.0), $0.1) } }
    }
}
