public import EmotionCore
public import NeuralCore

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Reads the emotions of a message as people type it.
///
///     let classifier = try TextEmotionClassifier()
///     classifier.classify("can't stop smiling today 😊").mostLikely   // happy
///
/// The network behind it is small and was trained mostly on English comments and tweets: see
/// <doc:TextEmotion> for how well it does and what it cannot do. A classifier never changes, so one serves every task.
public struct TextEmotionClassifier: EmotionClassifier {
    /// The channel it reads, `text`.
    public let modality = Modality.text

    let weights: TextWeights
    let reader = TextReader()

    /// Creates a classifier with the weights that the package carries.
    ///
    /// - Throws: `WeightsError` if the binary was damaged.
    public init() throws(WeightsError) {
        try self.init(TextWeights.file(at: nil))
    }

    /// Creates a classifier with weights of your own, as `moodstream train text` makes them.
    ///
    /// - Throws: `WeightsError`, which says what is wrong with the file.
    public init(weights: URL) throws(WeightsError) {
        try self.init(TextWeights.file(at: weights.path(percentEncoded: false)))
    }

    /// Creates a classifier from the bytes of a weight file, which are not kept.
    ///
    /// - Throws: `WeightsError`, which says what is wrong with them.
    public init(bytes: RawSpan) throws(WeightsError) {
        try self.init(WeightFile(bytes, kind: TextWeights.kind, labels: Emotion.labels))
    }

    package init(_ file: WeightFile, instructionSet: InstructionSet = .best) throws(WeightsError) {
        weights = try TextWeights(file, instructionSet: instructionSet)
    }

    /// The distribution over the seven emotions; uniform for a message that cannot be understood.
    public func classify(_ text: String) -> EmotionProbabilities { read(text).probabilities }

    /// All that the model says of a message.
    public func read(_ text: String) -> TextReading { read([text])[0] }

    /// All that the model says of several messages, faster than one by one.
    ///
    /// - Returns: One reading for each message, in their order.
    public func read(_ texts: [String]) -> [TextReading] {
        let tokens = texts.map { reader($0) }
        let coverages = tokens.map { weights.pages.coverage(of: $0) }
        var readings = tokens.map(TextReading.notUnderstood)
        // Messages of about the same length side by side fill the rows of most steps.
        let order = tokens.indices.filter { weights.understands(tokens[$0], coverage: coverages[$0]) }
            .sorted { (tokens[$0].count, $0) < (tokens[$1].count, $1) }
        let output = weights.network(order.map { weights.encoder(tokens[$0]) })
        for (row, index) in order.enumerated() {
            readings[index] = reading(output, row, tokens[index], coverage: coverages[index])
        }
        return readings
    }

    /// The same, worked out in several tasks at a time, each of which takes a contiguous share of the messages.
    ///
    /// - Parameter tasks: As many as there are cores to spare; at least 1.
    public func read(_ texts: [String], tasks: Int) async -> [TextReading] {
        await texts.concurrentlyMapped(tasks: tasks) { read($0) }
    }
}

extension TextEmotionClassifier {
    /// Reads a message as an observation whose quality is that of the reading.
    ///
    /// - Parameters:
    ///   - time: When the message was written, in seconds.
    ///   - id: Without one, modality and time name the observation.
    /// - Precondition: `time` is finite.
    public func observe(_ text: String, at time: Double, id: String? = nil) -> EmotionObservation {
        precondition(time.isFinite, "time is \(time), expected a finite number of seconds")
        return read(text).observation(at: time, id: id)
    }

    private func reading(
        _ output: TextNetwork.Output, _ row: Int, _ tokens: [Token], coverage: Double
    ) -> TextReading {
        let labels = Emotion.allCases.filter {
            output.labels.values[row * Emotion.count + $0.index] > weights.thresholds[$0.index]
        }
        let logits = (0..<3).map { output.sentiment.values[row * 3 + $0] + weights.sentimentShift[$0] }
        let sentiment = Tensor(shape: [1, 3], values: logits).softmax().values.map { Double($0) }
        let affect = output.affect.values[row * 2..<row * 2 + 2].map { Double($0) }
        let irony = Double(Elementary.sigmoid(output.irony.values[row]))
        let count = weights.languages.count
        let scores = Array(output.language.values[row * count..<(row + 1) * count])
        let languages = Tensor(shape: [1, count], values: scores).softmax().values
        return TextReading(
            probabilities: probabilities(output, row), labels: labels,
            sentiment: Sentiment(negative: sentiment[0], neutral: sentiment[1], positive: sentiment[2]),
            valenceArousal: ValenceArousal(clampingValence: affect[0], arousal: affect[1]), isUnderstood: true,
            language: weights.language(languages), irony: irony,
            quality: weights.quality(coverage: coverage, languages: languages, irony: irony),
            attention: CrisisPhrases.embedded.attention(in: tokens), tokens: tokens)
    }

    private func probabilities(_ output: TextNetwork.Output, _ row: Int) -> EmotionProbabilities {
        EmotionProbabilities(softmax: logits(output, row))
    }

    /// The logits of the distribution, over the temperature.
    func logits(_ output: TextNetwork.Output, _ row: Int) -> EmotionScores {
        EmotionScores {
            Double(output.distribution.values[row * Emotion.count + $0.index] / weights.temperature)
        }
    }
}
