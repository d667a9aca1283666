import CDemoPortrait
@testable import FaceEmotion
import Foundation
import ImageDecoding
import NeuralCore
import TestSupport
import Testing

@Suite struct ConvolutionalFaceDetectorTests {
    private let detector: ConvolutionalFaceDetector

    init() throws { detector = try ConvolutionalFaceDetector() }

    /// The portrait that the demo shows; its face fills a third of it.
    private static func portrait() throws -> GrayImage {
        let bytes = UnsafeBufferPointer(start: demo_portrait_bytes(), count: demo_portrait_count())
        return try GrayImage(decoding: Array(bytes))
    }

    @Test func `the portrait's face is the first find, and its crop is a square`() throws {
        let faces = detector.detect(in: try Self.portrait())
        let face = try #require(faces.first)
        #expect(face.score > 0.5)
        #expect(face.box.contains(x: 225, y: 115))
        let region = detector.cropRegion(for: face)
        expectClose([region.width], [region.height], within: 1e-9)
    }

    @Test(arguments: [1.0, 0.5]) func `a face is found at both sizes of a picture`(scale: Double) throws {
        let portrait = try Self.portrait()
        let side = Int(Double(portrait.width) * scale)
        let image = portrait.resampled(toWidth: side, height: side)
        let whole = try #require(detector.detect(in: portrait).first).box
        let face = try #require(detector.detect(in: image).first).box
        let expected = FaceBox(
            x: whole.x * scale, y: whole.y * scale, width: whole.width * scale, height: whole.height * scale)
        #expect(face.intersectionOverUnion(expected) > 0.6)
    }

    @Test(arguments: [0, 0.15, 0.35]) func `a face that has moved is found near the place where it was`(
        shift: Double
    ) throws {
        let portrait = try Self.portrait()
        let face = try #require(detector.detect(in: portrait).first)
        let before = FaceBox(
            x: face.box.x + shift * face.box.width, y: face.box.y - shift * face.box.height,
            width: face.box.width * (1 - shift), height: face.box.height * (1 - shift))
        let found = try #require(detector.detect(in: portrait, near: before).first)
        #expect(found.box.intersectionOverUnion(face.box) > 0.6)
        #expect(found.score > detector.configuration.minimumScore)
    }

    @Test func `where there is no face, none is found near it, nor beside the picture`() throws {
        let portrait = try Self.portrait()
        #expect(detector.detect(in: portrait, near: FaceBox(x: 0, y: 440, width: 60, height: 70)).isEmpty)
        let places = [
            FaceBox(x: 900, y: 0, width: 100, height: 100), FaceBox(x: -1e9, y: 1e9, width: 1e9, height: 1e9),
            FaceBox(x: 0, y: 0, width: 1e9, height: 1e9), FaceBox(x: 10, y: 10, width: 1e-200, height: 1e-200),
        ]
        for place in places { #expect(detector.detect(in: portrait, near: place).isEmpty) }
        let dot = GrayImage(width: 1, height: 1, pixels: [200])
        #expect(detector.detect(in: dot, near: dot.bounds).isEmpty)
    }

    @Test func `faces below the smallest size are not looked for`() throws {
        var configuration = ConvolutionalFaceDetector.Configuration()
        configuration.minimumFaceSize = 500
        let blind = try ConvolutionalFaceDetector(configuration: configuration)
        #expect(blind.detect(in: try Self.portrait()).allSatisfy { $0.box.height > 350 })
    }

    @Test(arguments: [(1, 1), (1, 300), (300, 1), (7, 5), (31, 33), (65, 200)])
    func `pictures of odd sizes, black, white and noise, are searched`(width: Int, height: Int) {
        var random = SeededGenerator(seed: 3)
        for level in [UInt8(0), 255, 128] {
            let pixels = (0..<width * height).map { _ in
                level == 128 ? UInt8.random(in: 0...255, using: &random) : level
            }
            let faces = detector.detect(in: GrayImage(width: width, height: height, pixels: pixels))
            #expect(faces.count < 4)
        }
    }

    @Test func `a picture says the same whatever was searched before it`() throws {
        let portrait = try Self.portrait()
        let small = portrait.resampled(toWidth: 200, height: 130)
        let first = try ConvolutionalFaceDetector().detect(in: small)
        _ = detector.detect(in: portrait)
        #expect(detector.detect(in: small) == first)
    }

    @Test func `weights and a search of 640 x 480 pixels for faces of 24 take less than forty megabytes`() async {
        await #expect(processExitsWith: .success) {
            let picture = GrayImage(width: 640, height: 480, pixels: (0..<640 * 480).map { UInt8($0 % 251) })
            let before = peakKilobytes()
            let detector = try ConvolutionalFaceDetector(configuration: .init(minimumFaceSize: 24))
            _ = detector.detect(in: picture)
            guard peakKilobytes() - before < 40_000 else { exit(3) }
        }
    }

    @Test func `box and crop lead back to each other`() {
        let crop = FaceBox(x: 10, y: 20, width: 100, height: 100)
        let again = FaceOutline.crop(ofBox: FaceOutline.box(ofCrop: crop))
        expectClose(
            [again.x, again.y, again.width, again.height], [crop.x, crop.y, crop.width, crop.height], within: 1e-9)
    }

    @Test func `what a cell says of a crop is read back as that crop`() {
        let crop = FaceBox(x: 31, y: 12, width: 33, height: 33)
        let outputs = [0] + FaceScale.outputs(of: crop, column: 5, row: 3)
        let again = FaceScale.crop(column: 5, row: 3, outputs: outputs)
        expectClose([again.x, again.y, again.width], [crop.x, crop.y, crop.width], within: 1e-4)
    }

    @Test func `of detections that overlap the surest stays, and faces side by side both do`() {
        func face(_ x: Double, _ score: Double) -> FaceDetection {
            FaceDetection(box: FaceBox(x: x, y: 0, width: 10, height: 10), score: score)
        }
        let kept = [face(0, 0.6), face(1, 0.9), face(11, 0.8)].withoutOverlaps(above: 0.35)
        #expect(kept.map(\.score) == [0.9, 0.8])
        expectClose(kept.map(\.box.x), [0.6, 11], within: 1e-9)
        #expect([FaceDetection]().withoutOverlaps(above: 0.35).isEmpty)
    }

    @Test func `both looks together judge a find`() throws {
        let features = FaceArchitecture.shipped.hidden
        let layers = try DetectorLayers(DetectorLayers.embeddedWeightFile())
        func detector(trust: Float, bias: Float) throws -> ConvolutionalFaceDetector {
            let head = Dense(
                weight: Tensor(shape: [features, 1]), bias: Tensor(shape: [1], values: [bias]))
            return try ConvolutionalFaceDetector(layers.with(SecondLook(head: head, trust: trust)))
        }
        let portrait = try Self.portrait()
        // The second look is asked about all that the first does not quite rule out.
        let first = ConvolutionalFaceDetector.Configuration(minimumScore: 0.1)
        let once = try ConvolutionalFaceDetector(layers.with(nil), configuration: first).detect(in: portrait)
        let face = try #require(once.first)
        let twice = try #require(try detector(trust: 0.5, bias: 3).detect(in: portrait).first)
        #expect(twice.box == face.box)
        let logit = 0.5 * Elementary.logit(face.score) + 3
        expectClose([twice.score], [Double(1 / (1 + exp(-logit)))], within: 1e-5)
        #expect(try detector(trust: 0.5, bias: -20).detect(in: portrait).isEmpty)
    }

    @Test func `a second look that was fitted to another classifier is refused`() throws {
        let layers = try DetectorLayers(DetectorLayers.embeddedWeightFile())
        let features = FaceArchitecture.shipped.hidden
        let head = Dense(weight: Tensor(shape: [3, 1]), bias: Tensor(shape: [1]))
        let file = layers.with(SecondLook(head: head, trust: 1)).weightFile(notes: [:])
        #expect(throws: WeightsError.shapeMismatch(name: "look.weight", expected: [features, 1], actual: [3, 1])) {
            try DetectorLayers(file)
        }
        #expect(try DetectorLayers(layers.with(nil).weightFile(notes: [:])).secondLook == nil)
    }

    @Test func `the weights are below a megabyte, and their hash holds`() throws {
        let file = try DetectorLayers.embeddedWeightFile()
        #expect(file.encoded().count < 1_000_000)
        #expect(
            try WeightFile(file.encoded().span.bytes, kind: DetectorLayers.kind, labels: DetectorLayers.labels) == file)
    }
}

extension FaceBox {
    fileprivate func contains(x: Double, y: Double) -> Bool {
        (self.x...self.x + width).contains(x) && (self.y...self.y + height).contains(y)
    }
}
