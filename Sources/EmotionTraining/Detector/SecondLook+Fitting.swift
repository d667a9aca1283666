internal import EmotionCore
internal import FaceEmotion
internal import Imaging
internal import NeuralCore
internal import NeuralTraining

extension DetectorLayers {
    /// The layers with a second look, fitted to what they find.
    ///
    /// What finds look like is learned from the training part, where the network hardly errs any more; how far each look
    /// is trusted, from the held-out one.
    func lookingTwice(training: DetectorDataSet, heldOut: DetectorDataSet) async throws -> DetectorLayers {
        let detector = try with(nil).detector(.init(minimumScore: 0.002))
        let classifier = try FaceEmotionClassifier(flips: false)
        return with(
            SecondLook(
                fitting: await training.finds(of: detector, classifier, crowds: 400, seed: 21),
                trusting: await heldOut.finds(of: detector, classifier, crowds: 120, seed: 22)))
    }
}

/// What was found somewhere.
struct SeenFind: Sendable {
    /// What the detector's network says of it, `0...1`.
    let score: Double
    /// What the classifier's dense layer makes of the crop.
    let features: [Double]
    /// 1 for a face, 0 for anything else.
    let isFace: Int
}

extension SecondLook {
    /// Logistic regression, twice: which features are those of faces, and how far they are trusted beside the score.
    ///
    /// - Parameters:
    ///   - learned: Finds in pictures that the detector was trained on, whose scores are better than they should be.
    ///   - judged: Finds in other pictures.
    init(fitting learned: [SeenFind], trusting judged: [SeenFind]) {
        let columns = learned[0].features.count
        let head = SoftmaxRegression(
            rows: learned.map { $0.features + [1] }, classes: learned.map(\.isFace), classCount: 2,
            penalties: Array(repeating: 10, count: columns) + [1e-6]
        ).difference
        let trust = SoftmaxRegression(
            rows: judged.map { [Double(Elementary.logit($0.score)), dot($0.features + [1], head), 1] },
            classes: judged.map(\.isFace), classCount: 2, penalties: [1e-3, 1e-3, 1e-6], steps: 2_000
        ).difference
        self.init(
            head: Dense(
                weight: Tensor(shape: [columns, 1], values: head.dropLast().map { Float($0 * trust[1]) }),
                bias: Tensor(shape: [1], values: [Float(head[columns] * trust[1] + trust[2])])),
            trust: Float(trust[0]))
    }
}

extension DetectorDataSet {
    /// The finds in all pictures and in crowds composed of them; those that half cover a face are left out.
    fileprivate func finds(
        of detector: ConvolutionalFaceDetector, _ classifier: FaceEmotionClassifier, crowds: Int, seed: Int
    ) async -> [SeenFind] {
        let composer = SceneComposer(data: self)
        let composed = await Array(0..<crowds).concurrentlyMapped(tasks: 2) { numbers in
            numbers.flatMap { number in
                let crowd = composer.crowd(number, seed: seed)
                return seen(crowd.image, crowd.boxes, detector, classifier)
            }
        }
        let pictures = portraits + backgrounds.map { Portrait(picture: $0, boxes: []) }
        return await composed
            + pictures.concurrentlyMapped(tasks: 2) { pictures in
                pictures.flatMap { seen($0.picture.levels[0], $0.boxes, detector, classifier) }
            }
    }

    private func seen(
        _ image: GrayImage, _ truth: [FaceBox], _ detector: ConvolutionalFaceDetector,
        _ classifier: FaceEmotionClassifier
    ) -> [SeenFind] {
        let finds = detector.detect(in: image)
        guard !finds.isEmpty else { return [] }
        let features = classifier.features(of: finds.map { detector.crop($0, from: image) }).rows
        return zip(finds, features).compactMap { find, features in
            let overlap = truth.map { $0.intersectionOverUnion(find.box) }.max() ?? 0
            guard overlap < 0.2 || overlap > 0.5 else { return nil }
            return SeenFind(
                score: find.score, features: features.map { Double($0) }, isFace: overlap > 0.5 ? 1 : 0)
        }
    }
}

extension SoftmaxRegression {
    /// Of two classes, what speaks for the second.
    fileprivate var difference: [Double] { zip(weights[1], weights[0]).map { $0 - $1 } }
}
