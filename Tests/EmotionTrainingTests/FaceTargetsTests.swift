import EmotionCore
import FaceEmotion
import Foundation
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

@Suite struct FaceSoftLabelTests {
    private let first = EmotionProbabilities(certain: .happy)
    private let second = EmotionProbabilities(certain: .sad)

    /// A picture, a copy of it, one that nobody could read, and another.
    private var data: FaceDataSet {
        let happy = [0, 0, 0, 8, 2, 0, 0, 0, 0, 0]
        let votes = [happy, happy, [0, 0, 0, 0, 0, 0, 0, 0, 8, 2], happy]
        return FaceDataSet(
            pixels: [10, 10, 20, 30].flatMap { Array(repeating: UInt8($0), count: 48 * 48) },
            votes: votes.map { FaceVotes(columns: $0) }, labels: [.happy, .happy, .happy, .happy])
    }

    private func withFile(
        _ rows: [EmotionProbabilities], _ body: (String) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "soft-\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var writer = SafetensorsWriter()
        for name in ["votes", "label"] {
            let values = rows.flatMap { row in Emotion.allCases.map { Float(row[$0]) } }
            writer.add(name, shape: [rows.count, Emotion.count], values: values)
        }
        try Data(writer.encoded()).write(to: URL(filePath: path))
        try await body(path)
    }

    @Test func `each picture that stays has the answer of its row in the file`() async throws {
        try await withFile([first, .uniform, .uniform, second]) { path in
            let cleaned = data.cleaned
            #expect(cleaned.rows == [0, 3])
            let teachers = try await FaceTeachers(weights: [], softLabels: [path], on: cleaned)
            #expect(teachers.votes.map(\.mostLikely) == [.happy, .sad])
            #expect(teachers.labels.map(\.mostLikely) == [.happy, .sad])
        }
    }

    @Test func `several files speak with the same weight`() async throws {
        try await withFile([first, first, first, first]) { one in
            try await withFile([second, second, second, second]) { other in
                let teachers = try await FaceTeachers(weights: [], softLabels: [one, other], on: data.cleaned)
                let said = [Emotion.happy, .sad].map { Float(teachers.votes[0][$0]) }
                expectClose(said, [0.5, 0.5], within: 1e-6)
            }
        }
    }

    @Test func `a file of another length is refused`() async throws {
        try await withFile([first, second]) { path in
            let refusal = WeightsError.shapeMismatch(name: "votes", expected: [4, 7], actual: [2, 7])
            await #expect(throws: refusal) {
                try await FaceTeachers(weights: [], softLabels: [path], on: data.cleaned)
            }
        }
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
