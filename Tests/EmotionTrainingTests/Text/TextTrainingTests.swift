import EmotionCore
import Foundation
import NeuralCore
import NeuralTraining
import Testing

@testable import EmotionTraining
@testable import TextEmotion

@Suite struct TextTrainingTests {
    private static let words: [Emotion: [String]] = [
        .angry: ["furious", "hate"], .happy: ["lovely", "joy"], .sad: ["crying", "lonely"],
    ]

    /// A folder with a small data set, its soft labels and held-out messages.
    private func withData<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "moodstream-\(UUID())")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "teacher"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SplitMix64(key: 4)
        for (name, count) in [("goemotions-train", 60), ("goemotions-validation", 20)] {
            let lines = (0..<count).map { _ in line(using: &random) }
            try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: "\(name).jsonl"))
        }
        let tweet = #"{"text":"fine","labels":["positive"],"emotions":[]}"#
        try Data(tweet.utf8).write(to: folder.appending(path: "tweeteval_sentiment-validation.jsonl"))
        var teacher = SafetensorsWriter()
        for name in ["multilabel", "distribution"] { teacher.add(name, Tensor(shape: [60, 7], repeating: 0)) }
        try Data(teacher.encoded()).write(to: folder.appending(path: "teacher/goemotions-train.safetensors"))
        return try await body(folder.path(percentEncoded: false))
    }

    private func line(using random: inout SplitMix64) -> String {
        let emotion = [Emotion.angry, .happy, .sad].randomElement(using: &random) ?? .happy
        let words = ["i", "am", "so"].shuffled(using: &random) + (Self.words[emotion] ?? []).shuffled(using: &random)
        return #"{"text":"\#(words.joined(separator: " "))","labels":[],"emotions":["\#(emotion)"]}"#
    }

    private func training(_ folder: String, epochs: Int) -> TextTraining {
        var settings = TextTrainingSettings()
        (settings.words, settings.buckets, settings.batchSize) = (20, 50, 8)
        (settings.wordWidth, settings.gramWidth, settings.hidden, settings.dense) = (8, 8, 8, 8)
        (settings.minimumCount, settings.tokenDropout, settings.dropout) = (1, 0.1, 0.1)
        settings.learningRate = 0.02
        var training = TextTraining(data: folder, output: folder, settings: settings, seed: 3)
        training.plan.epochs = epochs
        training.sets = [TextDataSet(name: "goemotions", labelWeight: 1, absenceWeight: 1, teacherWeight: 0.1)]
        return training
    }

    @Test func `training learns, repeats itself, and goes on where it stopped`() async throws {
        try await withData { folder in
            let training = training(folder, epochs: 4)
            var reports: [TrainingReport] = []
            try await training.run(resume: false) { if $0.validation != nil { reports.append($0) } }
            let first = try Data(contentsOf: URL(filePath: training.weights))
            #expect(reports.count == 4)
            #expect(reports[3].loss < reports[0].loss)

            try await training.run(resume: false) { _ in }
            #expect(try Data(contentsOf: URL(filePath: training.weights)) == first, "equal seeds give equal weights")

            struct Interruption: Error {}
            let interrupted = Task {
                try await training.run(resume: false) { report in
                    if report.epoch == 2 { withUnsafeCurrentTask { $0?.cancel() } }
                }
            }
            await #expect(throws: CancellationError.self) { try await interrupted.value }
            reports = []
            try await training.run(resume: true) { if $0.validation != nil { reports.append($0) } }
            #expect(reports.map(\.epoch) == [3, 4])
            #expect(try Data(contentsOf: URL(filePath: training.weights)) == first, "resuming changes nothing")

            let classifier = try TextEmotionClassifier(weights: URL(filePath: training.weights))
            #expect(classifier.read("i am so lonely crying").isUnderstood)
        }
    }

    @Test func `a run learns from the answers of an earlier one`() async throws {
        try await withData { folder in
            var training = training(folder, epochs: 2)
            try await training.run(resume: false) { _ in }
            let alone = try Data(contentsOf: URL(filePath: training.weights))
            let earlier = "\(folder)/earlier.safetensors"
            try FileManager.default.moveItem(atPath: training.weights, toPath: earlier)
            training.teachers = [earlier]
            try await training.run(resume: false) { _ in }
            #expect(try Data(contentsOf: URL(filePath: training.weights)) != alone)
            training.teachers = ["\(folder)/nothing.safetensors"]
            await #expect(throws: WeightsError.self) { try await training.run(resume: false) { _ in } }
        }
    }

    @Test func `words in the same places come to lie near each other`() {
        var random = SplitMix64(key: 2)
        let read = TextReader()
        let vocabulary = Vocabulary(["tea", "coffee", "cup", "hot", "train", "bus", "station", "late"])
        let encoder = TextEncoder(vocabulary: vocabulary, buckets: 10)
        let texts = (0..<400).map { number in
            let words =
                number.isMultiple(of: 2)
                ? ["hot", ["tea", "coffee"].randomElement(using: &random) ?? "", "cup"]
                : ["late", ["train", "bus"].randomElement(using: &random) ?? "", "station"]
            return encoder(read(words.joined(separator: " ")))
        }
        var parameters = Parameters()
        parameters.addNormal("words.weight", shape: [8, 12], deviation: 0.1, using: &random)
        parameters.addNormal("grams.weight", shape: [10, 4], deviation: 0.1, using: &random)
        let before = parameters["words.weight"]
        SkipGram(texts: texts, epochs: 0).train(&parameters, using: &random)
        #expect(parameters["words.weight"].values == before.values)
        SkipGram(texts: texts, epochs: 8).train(&parameters, using: &random)
        let words = parameters["words.weight"].rows
        func likeness(_ one: Int, _ other: Int) -> Float {
            func product(_ one: Int, _ other: Int) -> Float {
                zip(words[one], words[other]).reduce(0) { $0 + $1.0 * $1.1 }
            }
            return product(one, other) / (product(one, one) * product(other, other)).squareRoot()
        }
        #expect(likeness(0, 1) > likeness(0, 4) + 0.2)
        #expect(likeness(4, 5) > likeness(1, 5) + 0.2)
    }

    @Test func `lines of one's own are learned, and held-out ones show it`() async throws {
        try await withData { folder in
            let training = training(folder, epochs: 2)
            try await training.run(resume: false) { _ in }
            // From now on "lovely" is what makes people angry.
            let lines = (0..<100).map { number in
                number.isMultiple(of: 2)
                    ? #"{"text":"so lovely","emotions":["angry"]}"# : #"{"text":"i am lonely","emotions":["sad"]}"#
            }
            let path = "\(folder)/own.jsonl"
            try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path))
            try FileManager.default.createDirectory(atPath: "\(folder)/tuned", withIntermediateDirectories: true)
            var tuning = TextFineTuning(lines: path, output: "\(folder)/tuned", start: training.weights)
            tuning.plan.schedule.peak = 0.02
            tuning.plan.epochs = 40
            let result = try await tuning.run { _ in }
            #expect(result.heldOut == 20)
            #expect(result.after > result.before)
            let classifier = try TextEmotionClassifier(weights: URL(filePath: tuning.weights))
            #expect(classifier.classify("so lovely").mostLikely == .angry)

            try Data(lines.prefix(9).joined(separator: "\n").utf8).write(to: URL(filePath: path))
            await #expect(throws: TrainingDataError.tooFewRows(path: path, count: 9, atLeast: 10)) {
                try await tuning.run { _ in }
            }
        }
    }

    @Test func `missing and malformed data are named with their place`() async throws {
        try await withData { folder in
            let path = "\(folder)/goemotions-train.jsonl"
            try Data(#"{"text":"fine","labels":[],"emotions":[]}\#n{"text":1}"#.utf8).write(to: URL(filePath: path))
            await #expect(throws: TrainingDataError.malformedLine(path: path, line: 2)) {
                try await training(folder, epochs: 1).run(resume: false) { _ in }
            }
            try Data(#"{"text":"fine","labels":[],"emotions":[]}"#.utf8).write(to: URL(filePath: path))
            await #expect(throws: TrainingDataError.self) {
                try await training(folder, epochs: 1).run(resume: false) { _ in }
            }
            try FileManager.default.removeItem(atPath: path)
            await #expect(throws: TrainingDataError.unreadable(path: path)) {
                try await training(folder, epochs: 1).run(resume: false) { _ in }
            }
        }
    }
}
