import EmotionCore
import FaceEmotion
import NeuralCore
import NeuralTraining
import TestSupport
import Testing

@testable import EmotionTraining

@Suite struct FaceTargetsTests {
    private let certain: [EmotionProbabilities?] = [.init(certain: .happy), .init(certain: .sad), nil]

    @Test func `a picture without a target does not count`() {
        let batch = FaceTargets(certain).batch([0, 2])
        #expect(batch.weights == [1, 0])
        #expect(batch.rows.values[Emotion.happy.index] == 1)
    }

    @Test func `teachers take their share, and speak alone where people said nothing`() {
        var targets = FaceTargets(certain)
        targets.distill([.uniform, .uniform, .init(certain: .angry)], share: 0.7)
        let batch = targets.batch([0, 1, 2])
        expectClose([batch.rows.values[Emotion.happy.index]], [0.3 + 0.1], within: 1e-6)
        #expect(batch.rows.values[2 * Emotion.count + Emotion.angry.index] == 1)
        #expect(batch.weights == [1, 1, 1])
    }

    @Test func `balanced targets weight the rare up and keep the mean`() {
        let many = Array(repeating: EmotionProbabilities(certain: .happy), count: 9)
        var targets = FaceTargets(many + [EmotionProbabilities(certain: .sad)])
        targets.balance(strength: 1)
        let weights = targets.batch([0, 9]).weights
        expectClose([weights[1] / weights[0]], [9], within: 1e-4)
        expectClose([9 * weights[0] + weights[1]], [10], within: 1e-4)
    }
}

@Suite struct FaceMixingTests {
    private var settings = FaceTrainingSettings()

    @Test func `without a wish to mix, nothing is mixed`() {
        var random = SplitMix64(key: 1)
        #expect(FaceMixing(settings, count: 8, using: &random) == nil)
    }

    @Test(arguments: ["mix-up", "cut-mix"]) func `pictures and targets are mixed in the same share`(kind: String) throws
    {
        var settings = settings
        let isKnown = settings.set(kind, to: 1)
        #expect(isKnown)
        for seed in 0..<40 {
            var random = SplitMix64(key: seed)
            // A white picture and a black one: the mean brightness of the mixed white one is its own share.
            let size = 48 * 48
            let pictures = Tensor(
                shape: [2, 48, 48, 1],
                values: Array(repeating: 1, count: size) + Array(repeating: 0, count: size))
            let rows = Tensor(shape: [2, 2], values: [1, 0, 0, 1])
            let mixing = try #require(FaceMixing(settings, count: 2, using: &random))
            let mixed = mixing.pictures(pictures).values
            let own = mixed[0..<size].reduce(0, +) / Float(size)
            let targets = mixing.targets((rows: rows, weights: [1, 1]))
            expectClose(targets.rows.values, [own, 1 - own, 1 - own, own], within: 1e-4)
            expectClose(targets.weights, [1, 1], within: 1e-6)
            #expect(kind == "mix-up" || mixed.allSatisfy { $0 == 0 || $0 == 1 })
        }
    }
}

@Suite struct FaceTrainingSettingsTests {
    @Test func `every name sets a number of its own, and an unknown one sets none`() {
        let plain = FaceTrainingSettings()
        var seen: Set<FaceTrainingSettings> = []
        for name in FaceTrainingSettings.names {
            var settings = plain
            let isKnown = settings.set(name, to: 0.123)
            #expect(isKnown)
            #expect(settings != plain, "\(name)")
            seen.insert(settings)
        }
        #expect(seen.count == FaceTrainingSettings.names.count)
        var settings = plain
        let isKnown = settings.set("depth", to: 3)
        #expect(!isKnown)
        #expect(settings == plain)
    }
}

@Suite struct FaceCleaningTests {
    private func data(_ pictures: [(brightness: UInt8, votes: [Int], label: Emotion?)]) -> FaceDataSet {
        FaceDataSet(
            pixels: pictures.flatMap { Array(repeating: $0.brightness, count: 48 * 48) },
            votes: pictures.map { FaceVotes(columns: $0.votes) }, labels: pictures.map(\.label))
    }

    @Test func `copies become one picture with the votes of all, and its label only if they agree`() {
        let happy = [0, 0, 0, 8, 2, 0, 0, 0, 0, 0]
        let cleaned = data([
            (10, happy, .happy), (20, happy, .happy), (10, [0, 0, 0, 0, 8, 2, 0, 0, 0, 0], .neutral),
            (20, happy, .happy),
        ]).cleaned
        #expect(cleaned.count == 2)
        #expect(cleaned.labels == [nil, .happy])
        #expect(cleaned.votes[0].counts == [0, 0, 0, 8, 10, 2, 0, 0, 0, 0])
        #expect(Array(cleaned.pixels(of: 1)) == Array(repeating: 20, count: 48 * 48))
    }

    @Test func `what is no face is left out`() {
        let cleaned = data([(1, [0, 0, 0, 0, 0, 0, 0, 0, 2, 8], .sad), (2, [0, 0, 0, 9, 0, 0, 0, 0, 0, 0], .happy)])
            .cleaned
        #expect(cleaned.labels == [.happy])
    }
}
