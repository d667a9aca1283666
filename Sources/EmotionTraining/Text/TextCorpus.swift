internal import EmotionCore
internal import TextEmotion

/// All that the text model learns from and is chosen by.
struct TextCorpus: Sendable {
    /// The messages to learn from.
    let examples: [TextExample]
    /// What reads messages as the network does.
    let encoder: TextEncoder
    /// For each emotion the emoji and emoticons that mainly show it.
    let signs: [[EncodedText]]
    /// The held-out messages that the best epoch is chosen by.
    let validation: TextBenchmark
    /// The held-out messages that the sentiment is adjusted on.
    let sentiment: TextBenchmark

    /// Reads the data sets; words are taken from training texts alone.
    ///
    /// - Parameter sets: The data sets to learn from.
    /// - Throws: ``TrainingDataError``, or what is wrong with a file of soft labels.
    init(directory: String, sets: [TextDataSet], configuration: TextTraining.Configuration) throws {
        let read = TextReader()
        let messages = try sets.flatMap { set in
            try Self.messages(of: set, directory: directory, read: read, temperature: configuration.teacherTemperature)
        }
        let vocabulary = Vocabulary(
            countedIn: messages, atLeast: configuration.minimumCount, limit: configuration.words)
        let encoder = TextEncoder(vocabulary: vocabulary, buckets: configuration.buckets)
        self.encoder = encoder
        examples = (messages + Self.signMessages(read: read)).map {
            TextExample(text: encoder($0.tokens), targets: $0.targets, share: $0.share)
        }
        signs = Emotion.allCases.map { emotion in
            EmotionSigns.showing(emotion).map { encoder(read($0)) }
        }
        validation = TextBenchmark(
            try TextRow.read("\(directory)/goemotions-validation.jsonl"), read: read, encoder: encoder
        ) { row in Emotion.allCases.map { row.emotions.contains($0) } }
        sentiment = TextBenchmark(
            try TextRow.read("\(directory)/tweeteval_sentiment-validation.jsonl"), read: read, encoder: encoder
        ) { row in Sentiment.Label.allCases.map { row.labels.contains($0.rawValue) } }
    }

    /// A message before there is a vocabulary.
    fileprivate struct Message {
        let tokens: [Token]
        let targets: TextTargets
        let share: Float
    }

    /// Emoji and emoticons without a word beside them, once and twice.
    private static func signMessages(read: TextReader) -> [Message] {
        Emotion.allCases.flatMap { emotion in
            let row = TextRow(text: "", labels: [], emotions: [emotion], V: nil, A: nil)
            let targets = TextTargets(row, in: .signs, teacher: nil)
            return EmotionSigns.showing(emotion).flatMap { [$0, "\($0) \($0)"] }
                .map { Message(tokens: read($0), targets: targets, share: TextDataSet.signs.share) }
        }
    }

    private static func messages(
        of set: TextDataSet, directory: String, read: TextReader, temperature: Float
    ) throws -> [Message] {
        let rows = try TextRow.read("\(directory)/\(set.name)-train.jsonl", every: set.step)
        let path = "\(directory)/teacher/\(set.name)-train.safetensors"
        let hasTeacher = set.teacherWeight > 0
        let teacher = hasTeacher ? try TeacherLabels(contentsOf: path, temperature: temperature).rows : []
        guard !hasTeacher || teacher.count == rows.count else {
            throw TrainingDataError.countMismatch(path: path, expected: rows.count, actual: teacher.count)
        }
        return rows.indices.compactMap { index in
            let tokens = read(rows[index].text)
            guard !tokens.isEmpty else { return nil }
            let targets = TextTargets(rows[index], in: set, teacher: hasTeacher ? teacher[index] : nil)
            return Message(tokens: tokens, targets: targets, share: set.share)
        }
    }
}

extension Vocabulary {
    /// The most frequent words of some messages, the most frequent first and equals in alphabetical order.
    fileprivate init(countedIn messages: [TextCorpus.Message], atLeast minimum: Float, limit: Int) {
        var counts: [String: Float] = [:]
        for message in messages {
            for token in message.tokens where token.kind != .number { counts[token.text, default: 0] += message.share }
        }
        let frequent = counts.filter { $0.value >= minimum }
            .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        self.init(frequent.prefix(limit).map(\.key))
    }
}
