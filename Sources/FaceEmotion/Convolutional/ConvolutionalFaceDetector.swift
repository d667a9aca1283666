public import Foundation
public import NeuralCore

/// Finds faces with a small convolutional network that runs over a pyramid of the picture.
///
/// The default: it finds faces that are turned, tilted, badly lit or half covered, where cascades do not. Some
/// 230,000 weights, which the package carries.
public struct ConvolutionalFaceDetector: FaceDetector {
    /// What to look for.
    public let configuration: Configuration
    private let network: DetectorNetwork

    /// Creates the detector with the weights that the package carries.
    ///
    /// - Throws: `WeightsError` only if the binary was damaged after it was built.
    public init(configuration: Configuration = .init()) throws(WeightsError) {
        let layers = try DetectorLayers(DetectorLayers.embeddedWeightFile())
        self.init(DetectorNetwork(layers), configuration: configuration)
    }

    /// Creates the detector with weights of your own, as `moodstream train detector` writes them.
    ///
    /// - Throws: The case of `WeightsError` that says what is wrong with the file.
    public init(weights url: URL, configuration: Configuration = .init()) throws(WeightsError) {
        let layers = try DetectorLayers(DetectorLayers.weightFile(at: url.path(percentEncoded: false)))
        self.init(DetectorNetwork(layers), configuration: configuration)
    }

    package init(_ network: DetectorNetwork, configuration: Configuration = .init()) {
        configuration.check()
        self.network = network
        self.configuration = configuration
    }

    /// The faces in a picture, the largest first.
    ///
    /// A box reaches from hairline to chin. The score is calibrated: of the finds with a score of .7, about seven in
    /// ten are faces.
    ///
    /// - Complexity: Proportional to the pixels of the picture over the square of the smallest face's size.
    public func detect(in image: GrayImage) -> [FaceDetection] {
        let smallest = configuration.smallestFace(in: image)
        let pyramid = ImagePyramid(image, factor: Self.smallestHeight / smallest, shortest: Self.shortestLevel)
        var found: [FaceDetection] = []
        for (index, level) in pyramid.levels.enumerated() {
            let factor = Double(1 << index)
            found += network.candidates(in: level, above: configuration.minimumScore).map {
                $0.scaled(x: factor * pyramid.scale.x, y: factor * pyramid.scale.y)
            }
        }
        return found.withoutOverlaps(above: Self.overlap)
            .map { FaceDetection(box: FaceOutline.box(ofCrop: $0.box), score: $0.score) }
            .sorted { $0.box.area > $1.box.area }
    }

    /// The square of the classifier's training pictures: the width of the head, from forehead to chin.
    public func cropRegion(for detection: FaceDetection) -> FaceBox {
        FaceOutline.crop(ofBox: detection.box)
    }

    /// How high the smallest face is that is looked for, at the first level of the pyramid.
    private static let smallestHeight = 24.0
    /// A level whose longer side is shorter holds no face that the level before does not show.
    private static let shortestLevel = 16
    /// Crops that share more than this of what they cover are of one face.
    private static let overlap = 0.35
}

extension FaceDetection {
    fileprivate func scaled(x: Double, y: Double) -> FaceDetection {
        FaceDetection(
            box: FaceBox(x: box.x * x, y: box.y * y, width: box.width * x, height: box.height * y), score: score)
    }
}
