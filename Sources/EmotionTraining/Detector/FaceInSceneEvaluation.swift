public import FaceEmotion
internal import Imaging
internal import NeuralTraining

/// How well emotions are read when faces first have to be found: pictures with known votes, pasted into scenes.
public struct FaceInSceneEvaluation: Sendable {
    /// Faces in the comparison.
    public let count: Int
    /// The accuracy on the crops as the data set gives them.
    public let given: Double
    /// The accuracy on what was found and cut out; a face that was not found counts as wrong.
    public let found: Double
    /// The share of the faces that were found.
    public let recall: Double
    /// The accuracy where the face was looked for near the place where it was a moment ago.
    public let followed: Double
    /// The share of the faces that were found there.
    public let followedRecall: Double

    private static let sides = 60.0...300
    private static let size = (width: 640, height: 480)
    private static let seed = 30

    /// What became of one face.
    private struct Outcome {
        let given: Bool
        let found: Bool
        let isFound: Bool
        let followed: Bool
        let isFollowed: Bool
    }

    /// Pastes up to `limit` faces whose majority is one of the seven emotions into held-out backgrounds.
    public init<Detector: FaceDetector<Never>>(
        of detector: Detector, _ classifier: FaceEmotionClassifier, faces: FaceDataSet, scenes: DetectorDataSet,
        limit: Int
    ) async {
        let composer = SceneComposer(data: scenes)
        let known = faces.votes.indices.filter { faces.votes[$0].majority != nil }.prefix(limit)
        let outcomes = await Array(known).concurrentlyMapped(tasks: 2) { indices in
            indices.map { index in
                var random = SplitMix64(key: Self.seed, index)
                let face = faces.crops(index..<index + 1)[0]
                let scene = composer.single(
                    face, side: random.logUniform(Self.sides.lowerBound, Self.sides.upperBound), width: Self.size.width,
                    height: Self.size.height, using: &random)
                let truth = faces.votes[index].majority
                let before = FaceOutline.box(ofCrop: scene.faces[0].moved(using: &random))
                /// Whether the face is among the finds, and read right.
                func judge(_ finds: [FaceDetection]) -> (isFound: Bool, isRight: Bool) {
                    guard let crop = detector.crop(ofFaceIn: scene, among: finds) else { return (false, false) }
                    return (true, classifier.classify(crop).mostLikely == truth)
                }
                let found = judge(detector.detect(in: scene.image))
                let followed = judge(detector.detect(in: scene.image, near: before))
                return Outcome(
                    given: classifier.classify(face).mostLikely == truth, found: found.isRight, isFound: found.isFound,
                    followed: followed.isRight, isFollowed: followed.isFound)
            }
        }
        func share(_ holds: (Outcome) -> Bool) -> Double {
            Double(outcomes.count { holds($0) }) / Double(max(1, outcomes.count))
        }
        (count, given, found, recall) = (outcomes.count, share(\.given), share(\.found), share(\.isFound))
        (followed, followedRecall) = (share(\.followed), share(\.isFollowed))
    }
}

extension FaceDetector<Never> {
    /// The crop of the scene's one face, or nil if it is not found.
    fileprivate func crop(ofFaceIn scene: DetectorScene, among finds: [FaceDetection]) -> FaceCrop? {
        let (image, truth) = (scene.image, scene.faces[0])
        let regions = finds.map { cropRegion(for: $0) }
        let best = regions.max { $0.intersectionOverUnion(truth) < $1.intersectionOverUnion(truth) }
        guard let best, best.intersectionOverUnion(truth) > 0.3 else { return nil }
        return FaceCrop(image, box: best)
    }
}

extension FaceBox {
    /// Where a face may have been half a second ago: up to a seventh of its size away, and a little nearer or farther.
    fileprivate func moved(using random: inout SplitMix64) -> FaceBox {
        let scale = random.logUniform(0.87, 1.15)
        let (right, down) = (0.3 * (random.nextUnit() - 0.5), 0.3 * (random.nextUnit() - 0.5))
        return FaceBox(
            x: x + width * (Double(right) + (1 - scale) / 2), y: y + height * (Double(down) + (1 - scale) / 2),
            width: width * scale, height: height * scale)
    }
}
