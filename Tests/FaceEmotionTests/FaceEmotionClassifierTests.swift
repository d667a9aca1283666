import CModelWeights
import EmotionTesting
import FaceEmotion
import ImageDecoding
import Foundation
import NeuralCore
import TestSupport
import Testing

@Suite struct FaceEmotionClassifierTests {
    private let classifier: FaceEmotionClassifier

    init() throws { classifier = try FaceEmotionClassifier() }

    private func crops(_ count: Int) -> [FaceCrop] {
        var random = SeededGenerator(seed: 6)
        return (0..<count).compactMap { index in
            let limit = UInt8(40 * index % 200 + 55)
            return try? FaceCrop(pixels: (0..<48 * 48).map { _ in .random(in: 0...limit, using: &random) })
        }
    }

    @Test func `any crop gives two distributions, also black, white and noise`() throws {
        let black = try FaceCrop(pixels: Array(repeating: 0, count: 48 * 48))
        let white = try FaceCrop(pixels: Array(repeating: 255, count: 48 * 48))
        for reading in classifier.read([black, white] + crops(6)) {
            for probabilities in [reading.probabilities, reading.fer2013] {
                expectClose([probabilities.values.reduce(0, +)], [1], within: Tolerance.float64)
            }
        }
    }

    @Test func `with flips a face and its mirror image read alike, without them one half of the work is done`() throws {
        let single = try FaceEmotionClassifier(flips: false)
        for crop in crops(6) {
            let mirrored = crop.mirrored
            let (reading, mirror) = (classifier.read(crop), classifier.read(mirrored))
            expectClose(reading.probabilities.values, mirror.probabilities.values, within: 1e-5)
            #expect(single.read(crop) != single.read(mirrored))
        }
    }

    @Test func `a crop that is no face has a low quality, a face a high one`() throws {
        let detector = try Cascades.detector(Cascades.frontalFace)
        let portrait = try Cascades.portrait()
        let face = try #require(detector.detect(in: portrait).first)
        #expect(classifier.read(detector.crop(face, from: portrait)).quality > 0.5)
        for reading in classifier.read(crops(6)) { #expect(reading.quality < 0.3) }
    }

    @Test(arguments: [1, 2, 9, 65]) func `a batch says what its faces say one by one, to the last bit`(count: Int) {
        let crops = crops(count)
        #expect(classifier.read(crops) == crops.map { classifier.read($0) })
    }

    @Test func `no faces give no readings`() { #expect(classifier.read([]).isEmpty) }

    @Test func `tasks that share a classifier read what one task reads`() async {
        let crops = crops(40)
        let alone = classifier.read(crops)
        #expect(await classifier.read(crops, tasks: 3) == alone)
        await withTaskGroup(of: [FaceReading].self) { group in
            for _ in 0..<8 { group.addTask { crops.map { classifier.read($0) } } }
            for await readings in group { #expect(readings == alone) }
        }
    }

    @Test(arguments: [1, 3, 8]) func `faces that are read together read as they do alone`(largestBatch: Int) async {
        let crops = crops(30)
        let alone = crops.map { classifier.read($0) }
        let batched = BatchedFaceClassifier(classifier, largestBatch: largestBatch)
        await withTaskGroup(of: (Int, FaceReading).self) { group in
            for (index, crop) in crops.enumerated() { group.addTask { (index, await batched.read(crop)) } }
            for await (index, reading) in group { #expect(reading == alone[index]) }
        }
        #expect(await batched.read(crops[0]) == alone[0], "a face on its own, after the others")
    }

    @Test func `a task that is cancelled is answered as well`() async {
        let (batched, crop) = (BatchedFaceClassifier(classifier), crops(1)[0])
        let task = Task { await batched.read(crop) }
        task.cancel()
        #expect(await task.value == classifier.read(crop))
    }

    @Test(arguments: InstructionSet.allCases.filter(\.isSupported))
    func `every instruction set reads the same emotion within 1e-5`(set: InstructionSet) throws {
        let other = try FaceEmotionClassifier(FaceLayers.embeddedWeightFile(), instructionSet: set)
        let crops = crops(50)
        for (reading, expected) in zip(other.read(crops), classifier.read(crops)) {
            expectClose(reading.probabilities.values, expected.probabilities.values, within: 1e-5)
            #expect(reading.probabilities.mostLikely == expected.probabilities.mostLikely)
        }
    }

    @Test func `the weights in the binary have the hash that they promise`() throws {
        let file = embeddedFaceWeights()
        let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count).bytes
        #expect(throws: Never.self) { try WeightFile(bytes, kind: FaceLayers.kind, labels: Emotion.labels) }
    }

    @Test func `weights that are none are refused with their reason`() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "weights-\(UUID()).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(throws: WeightsError.self) { try FaceEmotionClassifier(weights: url) }
        try Data("not weights at all".utf8).write(to: url)
        #expect(throws: WeightsError.self) { try FaceEmotionClassifier(weights: url) }
        let other = WeightFile(kind: "other", labels: Emotion.labels, tensors: [:])
        try Data(other.encoded()).write(to: url)
        #expect(throws: WeightsError.wrongKind(expected: "face-emotion", actual: "other")) {
            try FaceEmotionClassifier(weights: url)
        }
        let empty = WeightFile(kind: "face-emotion", labels: Emotion.labels, tensors: [:])
        try Data(empty.encoded()).write(to: url)
        #expect(throws: WeightsError.missingTensor(name: "convolution1.bias")) {
            try FaceEmotionClassifier(weights: url)
        }
    }
}
