internal import EmotionCore
internal import NeuralTraining
internal import TextEmotion

/// The held-out messages that a run is validated on, and that thresholds, temperatures and shifts are fitted to.
struct HeldOutTexts: Sendable {
    /// Comments with independent labels.
    let comments: TextBenchmark
    /// Tweets with a sentiment.
    let sentiments: TextBenchmark
    /// Messages in other languages; empty where the data are not there.
    let languages: TextBenchmark
    /// The language of each of them.
    let languageCodes: [String]

    /// Comments alone.
    init(comments: [TextRow], read: TextReader, encoder: TextEncoder) {
        self.comments = TextBenchmark(comments, read: read, encoder: encoder, labels: Self.emotions)
        sentiments = TextBenchmark([], read: read, encoder: encoder, labels: Self.emotions)
        (languages, languageCodes) = (sentiments, [])
    }

    private static func emotions(_ row: TextRow) -> [Bool] { Emotion.allCases.map { row.emotions.contains($0) } }

    /// Reads the data sets.
    ///
    /// - Throws: ``TrainingDataError``.
    init(directory: String, read: TextReader, encoder: TextEncoder) throws(TrainingDataError) {
        func rows(_ name: String) throws(TrainingDataError) -> [TextRow] {
            try TextRow.read("\(directory)/\(name)-validation.jsonl")
        }
        comments = TextBenchmark(try rows("goemotions"), read: read, encoder: encoder, labels: Self.emotions)
        sentiments = TextBenchmark(try rows("tweeteval_sentiment"), read: read, encoder: encoder) { row in
            Sentiment.Label.allCases.map { row.labels.contains($0.rawValue) }
        }
        let foreign = (try? rows("brighter_multi")) ?? []
        languages = TextBenchmark(foreign, read: read, encoder: encoder, labels: Self.emotions)
        languageCodes = languages.rows.map { TextClasses.code(foreign[$0].lang ?? "") }
    }
}
