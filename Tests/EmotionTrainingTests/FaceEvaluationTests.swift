import EmotionCore
import FaceEmotion
import NeuralCore
import NeuralTraining
import TestSupport
import Testing

@testable import EmotionTraining

@Suite struct FaceEvaluationTests {
    /// Five pictures and a network that calls all of them happy, half sure.
    private let evaluation: FaceEvaluation

    init() {
        func votes(_ emotion: Emotion, _ count: Int, other: Emotion) -> FaceVotes {
            var columns = Array(repeating: 0, count: 10)
            columns[emotion.index] = count
            columns[other.index] = 10 - count
            return FaceVotes(columns: columns)
        }
        let data = FaceDataSet(
            pixels: Array(repeating: 0, count: 5 * 48 * 48),
            votes: [
                votes(.happy, 10, other: .sad), votes(.happy, 6, other: .neutral), votes(.disgusted, 8, other: .angry),
                votes(.sad, 7, other: .happy), votes(.happy, 5, other: .sad),
            ], labels: [.happy, .happy, .disgusted, .sad, nil])
        var rows: [Float] = []
        for _ in 0..<5 { rows += Emotion.allCases.map { $0 == .happy ? 2 : 0 } }
        let logits = Tensor(shape: [5, 7], values: rows)
        let output = FaceNetwork.Output(votes: logits, label: logits, face: Tensor(shape: [5, 1]))
        evaluation = FaceEvaluation(outputs: [output], temperatures: FaceTemperatures(), data: data)
    }

    @Test func `seven emotions, six and labels are counted by their own rules`() {
        #expect(evaluation.votes.count == 4)
        #expect(evaluation.votes.accuracy == 0.5)
        #expect(evaluation.sixVotes.count == 3)
        expectClose([evaluation.sixVotes.accuracy], [2.0 / 3], within: Tolerance.float64)
        #expect(evaluation.label.count == 4)
    }

    @Test func `without an emotion the others share its probability`() {
        let confidence = evaluation.sixVotes.reliability.first { $0.count > 0 }?.confidence ?? 0
        let happy = Double(Elementary.exp(2))
        expectClose([confidence], [happy / (happy + 5)], within: 1e-6)
    }

    @Test func `bands of agreement hold the pictures with a majority`() {
        #expect(evaluation.agreement.map(\.count) == [1, 1, 1, 1])
        #expect(evaluation.agreement.map(\.accuracy) == [1, 0, 0, 1])
    }

    @Test func `the picture names every emotion and is complete`() {
        let svg = evaluation.svg()
        #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n"))
        for emotion in Emotion.allCases { #expect(svg.contains(">\(emotion)</text>")) }
        #expect(svg.contains("50 % of 4 right"))
    }
}

@Suite struct FaceCorruptionTests {
    private let face = FaceCrop(
        checked: (0..<2_304).map { place -> UInt8 in
            let (column, row) = (place % 48, place / 48)
            return UInt8((5 * column + 3 * row) % 256)
        })

    private func distance(_ other: FaceCrop) -> Double {
        let sum = zip(face.pixels, other.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        return Double(sum) / Double(face.pixels.count)
    }

    @Test(arguments: FaceCorruption.allCases)
    func `five strengths change a face more and more, the same way every time`(
        corruption: FaceCorruption
    ) {
        let distances = corruption.strengths.map { strength in
            var (random, again) = (SplitMix64(key: 5), SplitMix64(key: 5))
            let changed = corruption.apply(strength, to: face, using: &random)
            #expect(changed == corruption.apply(strength, to: face, using: &again))
            return distance(changed)
        }
        #expect(distances.count == 5)
        #expect(distances[0] > 0)
        #expect(distances[4] > distances[0])
    }

    @Test func `a shift moves pixels and gamma follows its formula`() {
        var random = SplitMix64(key: 1)
        let bright = FaceCorruption.gamma.apply(0.5, to: face, using: &random)
        let expected = face.pixels.map { UInt8((255 * (Double($0) / 255).squareRoot()).rounded()) }
        let largest = zip(bright.pixels, expected).map { abs(Int($0) - Int($1)) }.max() ?? 0
        #expect(largest <= 1)
        let shifted = FaceCorruption.shift.apply(2, to: face, using: &random)
        var matches = false
        for (dx, dy) in [(-2, -2), (-2, 2), (2, -2), (2, 2)] {
            let row = 20
            let moved = (4..<44).map { face.pixels[(row + dy) * 48 + $0 + dx] }
            matches = matches || moved == Array(shifted.pixels[row * 48 + 4..<row * 48 + 44])
        }
        #expect(matches)
    }
}

@Suite struct FaceHeadFitTests {
    @Test func `the head tells the faces that it was fitted to from everything else`() {
        var random = SplitMix64(key: 2)
        // Stand-ins for faces: two dark spots and a bar on a bright oval, at slightly different places.
        let faces = (0..<60).map { _ in
            let (dx, dy) = (Int.random(in: -2...2, using: &random), Int.random(in: -2...2, using: &random))
            return (0..<2_304).map { place -> UInt8 in
                let (x, y) = (place % 48 - 24 + dx, place / 48 - 24 + dy)
                let isEye = abs(abs(x) - 9) < 4 && abs(y + 6) < 3
                let isMouth = abs(x) < 9 && abs(y - 12) < 2
                if isEye || isMouth { return 30 }
                return x * x + y * y < 480 ? 200 : 110
            }
        }
        let data = FaceDataSet(
            pixels: faces.flatMap(\.self),
            votes: faces.map { _ in FaceVotes(columns: [0, 0, 0, 9, 0, 0, 0, 0, 0, 0]) },
            labels: faces.map { _ in .happy })
        let recipe = FaceRecipe(training: data, validation: data)
        let parameters = recipe.initialParameters(seed: 1)
        let fit = FaceHeadFit(
            network: FaceNetwork(FaceLayers(folding: parameters)), faces: data, backgrounds: nil, seed: 1, examples: 60)
        let network = FaceNetwork(FaceLayers(folding: parameters, face: fit.head))
        let others = NoFaces(backgrounds: [], faces: data.crops(0..<60), count: 60, using: &random)
        let seen = network(data.crops(0..<60)).face.values
        let unseen = network(others.crops).face.values
        #expect(seen.count { $0 > 0 } > 55)
        #expect(unseen.count { $0 < 0 } > 50)
    }
}
