internal import EmotionCore
internal import NeuralTraining
internal import TextEmotion

/// Dialogues with the emotion of each turn, and what a classifier reads in them.
struct Dialogues {
    private struct Row: Decodable {
        let text: String
        let emotions: [Emotion]
        let dialogue: Name
        let turn: Int

        /// Some data sets number their dialogues, others name them.
        struct Name: Decodable, Hashable {
            let value: String

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                value = try (try? container.decode(String.self)) ?? String(container.decode(Int.self))
            }
        }
    }

    private let dialogues: [[(reading: TextReading, emotions: [Emotion])]]

    /// Reads a data set.
    ///
    /// - Throws: ``TrainingDataError``.
    init(_ path: String, by classifier: TextEmotionClassifier) throws(TrainingDataError) {
        let rows: [Row] = try JSONLines.read(path)
        let read = zip(rows, classifier.read(rows.map(\.text))).map { ($0, $1) }
        dialogues = Dictionary(grouping: read, by: \.0.dialogue).sorted { $0.key.value < $1.key.value }.map {
            _, turns in
            turns.sorted { $0.0.turn < $1.0.turn }.map { (reading: $0.1, emotions: $0.0.emotions) }
        }
    }

    /// How well the turns with exactly one emotion are read, each dialogue as a thread.
    func report(_ configuration: MessageThread.Configuration) -> ClassificationReport {
        var predictions: [[Double]] = []
        var classes: [Int] = []
        for dialogue in dialogues {
            var thread = MessageThread(configuration: configuration)
            for (reading, emotions) in dialogue {
                let inThread = thread.add(reading)
                guard emotions.count == 1 else { continue }
                predictions.append(inThread.probabilities.values)
                classes.append(emotions[0].index)
            }
        }
        return ClassificationReport(predictions: predictions, classes: classes)
    }
}
