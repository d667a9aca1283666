import EmotionCore
import FaceEmotion
import Imaging
import NeuralCore
import NeuralTraining
import TestSupport
import Testing

@testable import EmotionTraining

/// Backgrounds of noise, portraits with a disc in them, and crops of discs.
private func dataSet() -> DetectorDataSet {
    var random = SeededGenerator(seed: 4)
    func picture(_ size: Int, disc: Bool) -> GrayImage {
        let pixels = (0..<size * size).map { place in
            let (x, y) = (place % size - size / 2, place / size - size / 2)
            let isInside = disc && 4 * (x * x + y * y) < size * size / 4
            return isInside ? 230 : UInt8.random(in: 0...120, using: &random)
        }
        return GrayImage(width: size, height: size, pixels: pixels)
    }
    let portrait = picture(200, disc: true)
    return DetectorDataSet(
        backgrounds: [ImagePyramid(picture(150, disc: false), factor: 1, shortest: 32)],
        portraits: [
            DetectorDataSet.Portrait(
                picture: ImagePyramid(portrait, factor: 1, shortest: 32),
                boxes: [FaceBox(x: 50, y: 30, width: 100, height: 136)])
        ],
        faces: picture(48, disc: true).pixels + picture(48, disc: true).pixels)
}

@Suite struct DetectorRecipeTests {
    @Test func `scenes are the same for the same seed, in range, and most have faces`() {
        let composer = SceneComposer(data: dataSet())
        var withFaces = 0
        for seed in 0..<40 {
            var (one, other) = (SplitMix64(key: seed), SplitMix64(key: seed))
            let scene = composer.scene(side: 96, around: nil, using: &one)
            #expect(scene.pixels == composer.scene(side: 96, around: nil, using: &other).pixels)
            #expect(scene.pixels.allSatisfy { (0...255).contains($0) })
            if !scene.faces.isEmpty { withFaces += 1 }
        }
        #expect((15..<40).contains(withFaces))
    }

    @Test(arguments: [(0.0, false), (0.4, true), (-0.3, false), (2, true)])
    func `a brush knows where it paints a face`(angle: Double, isMirrored: Bool) throws {
        var pixels = [UInt8](repeating: 0, count: 100 * 100)
        for row in 20..<30 { for column in 70..<80 { pixels[row * 100 + column] = 255 } }
        let picture = ImagePyramid(GrayImage(width: 100, height: 100, pixels: pixels), factor: 1, shortest: 100)
        let brush = Brush(
            picture: picture, source: (50, 50), place: (60, 62), step: 1.2, angle: angle, isMirrored: isMirrored)
        var scene = DetectorScene(width: 120, height: 120)
        scene.paint(brush)
        let crop = brush.crop(ofBox: FaceOutline.box(ofCrop: FaceBox(x: 70, y: 20, width: 10, height: 10)))
        var (x, y, sum) = (0.0, 0.0, 0.0)
        for (place, value) in scene.pixels.enumerated() {
            x += Double(value) * (Double(place % 120) + 0.5)
            y += Double(value) * (Double(place / 120) + 0.5)
            sum += Double(value)
        }
        expectClose([x / sum, y / sum], [crop.x + crop.width / 2, crop.y + crop.height / 2], within: 0.2)
        expectClose([crop.width], [10 / 1.2], within: 1e-6)
    }

    @Test func `the cells in the middle of a face say where it is, and those around it count nothing`() {
        let face = FaceBox(x: 30, y: 40, width: 30, height: 30)
        let targets = DetectorTargets([[], [face]], side: 96)
        let cells = 12 * 12
        let positives = targets.faces.values.indices.filter { targets.faces.values[$0] == 1 }
        #expect(targets.faces.values.count == 2 * cells)
        #expect(positives.allSatisfy { $0 >= cells })
        #expect(targets.counts.values[..<cells].allSatisfy { $0 == 1 })
        #expect(targets.counts.values.contains(0))
        for cell in positives {
            let outputs = [0] + targets.places.values[3 * cell..<3 * cell + 3]
            let (column, row) = ((cell - cells) % 12, (cell - cells) / 12)
            let crop = FaceScale.crop(column: column, row: row, outputs: outputs)
            expectClose([crop.x, crop.y, crop.width], [30, 40, 30], within: 1e-3)
        }
        #expect(!positives.isEmpty)
        let huge = DetectorTargets([[FaceBox(x: 0, y: 0, width: 90, height: 90)]], side: 96)
        #expect(huge.faces.values.allSatisfy { $0 == 0 })
        #expect(huge.counts.values.allSatisfy { $0 == 1 })
    }

    @Test func `gradients reach every weight, and a step along them lessens the loss`() {
        let recipe = DetectorRecipe(training: dataSet(), validation: dataSet())
        var parameters = recipe.initialParameters(seed: 3)
        func pass() -> (loss: Float, gradients: [Tensor]) {
            var tape = GradientTape(parameters)
            var random = SplitMix64(key: 1)
            let loss = recipe.loss(of: Array(repeating: -1, count: 4)[...], on: &tape, using: &random)
            return (loss.value.values[0], tape.gradient(of: loss))
        }
        let first = pass()
        for (position, gradient) in first.gradients.enumerated() where !parameters.isState[position] {
            #expect(gradient.values.contains { $0 != 0 }, "in \(parameters.names[position])")
            for index in gradient.values.indices {
                parameters.tensors[position].values[index] -= 0.003 * gradient.values[index]
            }
        }
        #expect(pass().loss < first.loss)
    }

    @Test func `finds are counted once, false ones per picture, and small faces not at all`() {
        func box(_ x: Double, _ height: Double) -> FaceBox { FaceBox(x: x, y: 0, width: height, height: height) }
        func find(_ x: Double, _ height: Double, _ score: Double) -> FaceDetection {
            FaceDetection(box: box(x, height), score: score)
        }
        var tally = DetectionTally(smallest: 24, overlap: 0.5)
        tally.add(
            [find(0, 30, 0.9), find(1, 30, 0.8), find(100, 10, 0.7), find(200, 30, 0.6)],
            truth: [box(0, 30), box(100, 10), box(300, 40)])
        tally.add([], truth: [])
        #expect(tally.faces == 2)
        #expect(tally.recall(score: 0.5) == 0.5)
        #expect(tally.falseFinds(score: 0.5) == 1)
        #expect(tally.falseFinds(score: 0.7) == 0.5)
        #expect(tally.recall(falseFinds: 0.5) == 0.5)
        #expect(tally.recall(falseFinds: 0) == 0.5)
    }

    @Test func `calibrated scores are as often right as they say`() {
        var random = SeededGenerator(seed: 5)
        let finds = (0..<4000).map { _ in
            let score = Double.random(in: 0.02...0.98, using: &random)
            // What the network calls an even chance is right in four of five cases.
            let odds = 4 * score / (1 - score)
            return DetectionTally.Find(
                score: score, isFace: Double.random(in: 0..<1, using: &random) < odds / (1 + odds))
        }
        let calibration = DetectorLayers.Calibration(fitting: finds)
        expectClose([calibration.scale, calibration.shift], [1, 1.386], within: 0.15)
        #expect(DetectorLayers.Calibration(fitting: []) == DetectorLayers.Calibration())
    }
    @Test func `a second look trusts the score and the features as far as they deserve it`() {
        var random = SeededGenerator(seed: 6)
        func finds(_ count: Int) -> [SeenFind] {
            (0..<count).map { _ in
                let score = Double.random(in: 0.05...0.95, using: &random)
                let features = (0..<4).map { _ in Double.random(in: 0...2, using: &random) }
                let odds = score / (1 - score) * Math.exp(3 * features[0] - 2 * features[1] - 1)
                return SeenFind(
                    score: score, features: features,
                    isFace: Double.random(in: 0..<1, using: &random) < odds / (1 + odds) ? 1 : 0)
            }
        }
        let look = SecondLook(fitting: finds(4_000), trusting: finds(4_000))
        expectClose([look.trust], [1], within: 0.15)
        expectClose(look.head.weight.values, [3, -2, 0, 0], within: 0.35)
    }
}
