public import Foundation
public import NeuralCore

/// Finds faces with a small convolutional network that runs over a pyramid of the picture.
///
/// The default: it finds faces that are turned, tilted, badly lit or half covered, where cascades do not. Some
/// 230,000 weights, which the package carries. Whatever it finds is looked at once more by the network that reads
/// emotions, which knows faces from other pictures.
public struct ConvolutionalFaceDetector: FaceDetector {
    /// What to look for.
    public let configuration: Configuration
    private let network: DetectorNetwork
    private let second: (look: SecondLook, classifier: FaceEmotionClassifier)?

    /// Creates the detector with the weights that the package carries.
    ///
    /// - Throws: `WeightsError` only if the binary was damaged after it was built.
    public init(configuration: Configuration = .init()) throws(WeightsError) {
        try self.init(DetectorLayers(DetectorLayers.embeddedWeightFile()), configuration: configuration)
    }

    /// Creates the detector with weights of your own, as `moodstream train detector` writes them.
    ///
    /// - Throws: The case of `WeightsError` that says what is wrong with the file.
    public init(weights url: URL, configuration: Configuration = .init()) throws(WeightsError) {
        let file = try DetectorLayers.weightFile(at: url.path(percentEncoded: false))
        try self.init(DetectorLayers(file), configuration: configuration)
    }

    package init(_ layers: DetectorLayers, configuration: Configuration = .init()) throws(WeightsError) {
        configuration.check()
        network = DetectorNetwork(layers)
        second = if let look = layers.secondLook { (look, try FaceEmotionClassifier(flips: false)) } else { nil }
        self.configuration = configuration
    }

    /// The faces in a picture, the largest first.
    ///
    /// A box reaches from hairline to chin. The score is calibrated: of the finds with a score of .7, about seven in
    /// ten are faces.
    ///
    /// - Complexity: Proportional to the pixels of the picture over the square of the smallest face's size; and once
    ///   what the classifier takes for each find.
    public func detect(in image: GrayImage) -> [FaceDetection] {
        let smallest = configuration.smallestFace(in: image)
        let pyramid = ImagePyramid(image, factor: Self.smallestHeight / smallest, shortest: Self.shortestLevel)
        var found: [FaceDetection] = []
        for (index, level) in pyramid.levels.enumerated() {
            let factor = Double(1 << index)
            found += network.candidates(in: level, above: threshold).map {
                $0.scaled(x: factor * pyramid.scale.x, y: factor * pyramid.scale.y)
            }
        }
        return detections(judged(found.withoutOverlaps(above: Self.overlap), in: image))
    }

    /// The faces of about the same size within half a face of where one was a moment ago, the largest first.
    ///
    /// Only what the first look is not sure of is looked at again, because what is followed was looked at before.
    ///
    /// - Complexity: That of a picture of 64 x 64 pixels, however large this one is.
    public func detect(in image: GrayImage, near box: FaceBox) -> [FaceDetection] {
        guard let window = SearchWindow(around: box, in: image) else { return [] }
        let found = network.candidates(in: window.picture, above: threshold).map(window.inImage)
            .withoutOverlaps(above: Self.overlap)
        let sure = found.filter { $0.score > configuration.minimumScore }
        return detections(sure.isEmpty ? judged(found, in: image) : sure)
    }

    private func detections(_ crops: [FaceDetection]) -> [FaceDetection] {
        crops.map { FaceDetection(box: FaceOutline.box(ofCrop: $0.box), score: $0.score) }
            .sorted { $0.box.area > $1.box.area }
    }

    /// What the first look has to say of a find.
    private var threshold: Double {
        // What the first look doubts, the second may be sure of.
        second == nil ? configuration.minimumScore : min(configuration.minimumScore, Self.doubt)
    }

    private func judged(_ finds: [FaceDetection], in image: GrayImage) -> [FaceDetection] {
        guard let second else { return finds }
        return second.look(finds, in: image, second.classifier).filter { $0.score > configuration.minimumScore }
    }

    /// The square of the classifier's training pictures: the width of the head, from forehead to chin.
    public func cropRegion(for detection: FaceDetection) -> FaceBox {
        FaceOutline.crop(ofBox: detection.box)
    }

    /// Finds that the first look gives a smaller score are not looked at again.
    private static let doubt = 0.1
    /// How high the smallest face is that is looked for, at the first level of the pyramid.
    private static let smallestHeight = 24.0
    /// A level whose longer side is shorter holds no face that the level before does not show.
    private static let shortestLevel = 16
    /// Crops that share more than this of what they cover are of one face.
    private static let overlap = 0.35
}

extension FaceDetection {
    /// The find in a picture of which this one was a part that began at `origin`, and so many times as large.
    func scaled(x: Double, y: Double, from origin: (x: Double, y: Double) = (0, 0)) -> FaceDetection {
        FaceDetection(
            box: FaceBox(
                x: origin.x + box.x * x, y: origin.y + box.y * y, width: box.width * x, height: box.height * y),
            score: score)
    }
}
