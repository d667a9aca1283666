internal import EmotionCore
internal import NeuralCore
internal import TextEmotion

/// All that the text model learns from and is chosen by.
struct TextCorpus: Sendable {
    /// The messages to learn from.
    let examples: [TextExample]
    /// What splits messages into tokens.
    let read: TextReader
    /// What reads messages as the network does.
    let encoder: TextEncoder
    /// For each emotion the emoji and emoticons that mainly show it.
    let signs: [[EncodedText]]
    /// The letters in which enough is written.
    let pages: LetterPages
    /// What the languages and emoji are called.
    let classes: TextClasses
    /// What a distribution with this emotion counts for.
    private let balances: [Float]
    /// What the best epoch is chosen by.
    let heldOut: HeldOutTexts

    /// Reads the data sets; words are taken from training texts alone.
    ///
    /// - Parameters:
    ///   - sets: The data sets to learn from.
    ///   - teachers: Earlier networks whose answers are part of the targets.
    /// - Throws: ``TrainingDataError``, or what is wrong with a file of soft labels.
    init(
        directory: String, sets: [TextDataSet], teachers: TextTeachers, settings: TextTrainingSettings
    ) async throws {
        let read = TextReader()
        let sets = try sets.map { set in
            (set: set.adjusted(settings), rows: try TextRow.read("\(directory)/\(set.name)-train.jsonl"))
        }
        classes = TextClasses(sets)
        let messages = try await Self.messages(
            of: sets, classes, directory: directory, teachers: teachers, read: read, settings)
        let counts = Self.counts(messages)
        let vocabulary = Vocabulary(counts, atLeast: Float(settings.minimumCount), limit: Int(settings.words))
        pages = LetterPages(of: counts)
        let encoder = TextEncoder(vocabulary: vocabulary, buckets: Int(settings.buckets))
        self.read = read
        self.encoder = encoder
        let drawn = (messages + Self.signMessages(read: read)).filter { $0.share > 0 }
        examples = drawn.map {
            TextExample(source: $0.source, text: encoder($0.tokens), targets: $0.targets, share: $0.share)
        }
        balances = Self.balances(examples, power: Float(settings.classBalance))
        signs = Emotion.allCases.map { emotion in
            EmotionSigns.showing(emotion).map { encoder(read($0)) }
        }
        heldOut = try HeldOutTexts(directory: directory, read: read, encoder: encoder)
    }

    /// Takes rows of one's own, which are read as trained weights read them.
    init(rows: [TextRow], heldOut: [TextRow], weights: TextWeights) {
        let (read, encoder, classes) = (TextReader(), weights.encoder, TextClasses(languages: weights.languages))
        self.read = read
        self.encoder = encoder
        self.classes = classes
        pages = weights.pages
        examples = rows.compactMap { row in
            let tokens = read(row.text)
            guard !tokens.isEmpty else { return nil }
            let targets = TextTargets(row, in: .own, teacher: nil, classes: classes)
            return TextExample(source: row.text, text: encoder(tokens), targets: targets, share: 1)
        }
        balances = Array(repeating: 1, count: Emotion.count)
        signs = []
        self.heldOut = HeldOutTexts(comments: heldOut, read: read, encoder: encoder)
    }

    /// How much the distribution of an example counts for its emotions being frequent or rare; 1 on average.
    func balance(_ targets: TextTargets) -> Float {
        zip(targets.distribution, balances).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func balances(_ examples: [TextExample], power: Float) -> [Float] {
        var shares = [Float](repeating: 0, count: Emotion.count)
        for example in examples {
            for index in shares.indices { shares[index] += example.share * example.targets.distribution[index] }
        }
        let sum = max(1, shares.reduce(0, +))
        let weights = shares.map { Elementary.exp(-power * Elementary.log(max(1e-3, $0 / sum))) }
        let mean = zip(shares, weights).reduce(0) { $0 + $1.0 / sum * $1.1 }
        return weights.map { $0 / mean }
    }

    /// A message before there is a vocabulary.
    fileprivate struct Message {
        let source: String
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
                .map { Message(source: $0, tokens: read($0), targets: targets, share: TextDataSet.signs.share) }
        }
    }

    /// How often an epoch shows each word.
    private static func counts(_ messages: [Message]) -> [String: Float] {
        var counts: [String: Float] = [:]
        for message in messages {
            for token in message.tokens where token.kind != .number { counts[token.text, default: 0] += message.share }
        }
        return counts
    }

    private static func messages(
        of sets: [(set: TextDataSet, rows: [TextRow])], _ classes: TextClasses, directory: String,
        teachers: TextTeachers, read: TextReader, _ settings: TextTrainingSettings
    ) async throws -> [Message] {
        var messages: [Message] = []
        for (set, rows) in sets {
            let path = "\(directory)/teacher/\(set.name)-train.safetensors"
            let hasTeacher = set.teacherWeight > 0
            let temperature = Float(settings.teacherTemperature)
            let teacher = hasTeacher ? try TeacherLabels(contentsOf: path, temperature: temperature).rows : []
            guard !hasTeacher || teacher.count == rows.count else {
                throw TrainingDataError.countMismatch(path: path, expected: rows.count, actual: teacher.count)
            }
            let read = rows.indices.map { (row: $0, tokens: read(rows[$0].text)) }.filter { !$0.tokens.isEmpty }
            let earlier = teachers.isEmpty ? [] : await teachers.rows(for: read.map(\.tokens))
            messages += read.enumerated().map { place, message in
                let row = rows[message.row]
                let targets = TextTargets(
                    row, in: set, teacher: hasTeacher ? teacher[message.row] : nil,
                    earlier: earlier.isEmpty ? nil : earlier[place], distillation: Float(settings.distillation),
                    classes: classes)
                return Message(source: row.text, tokens: message.tokens, targets: targets, share: set.share)
            }
        }
        return messages
    }
}

extension Vocabulary {
    /// The most frequent words, the most frequent first and equals in alphabetical order.
    fileprivate init(_ counts: [String: Float], atLeast minimum: Float, limit: Int) {
        let frequent = counts.filter { $0.value >= minimum }
            .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        self.init(frequent.prefix(limit).map(\.key))
    }
}
