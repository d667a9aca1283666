internal import EmotionCore

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Learns how strongly words show each emotion from labeled messages, for `Lexicons/emotion-words.tsv`.
///
///     let training = LexiconTraining(data: "data/text", output: "lexicon")
///     print(try training.run(), "words in", training.table)
public struct LexiconTraining: Sendable {
    /// The folder with the data sets.
    public var data: String
    /// The folder for the table; it must exist.
    public var output: String
    /// The most English words.
    public var englishWords = 3000
    /// The most words of other languages, all together.
    public var otherWords = 1500

    /// Describes a run.
    public init(data: String, output: String) {
        self.data = data
        self.output = output
    }

    /// Where the table is written.
    public var table: String { "\(output)/emotion-words.tsv" }

    /// Counts the words of the training messages that show exactly one emotion, and writes the most telling.
    ///
    /// - Returns: The number of words.
    /// - Throws: ``TrainingDataError``, or what the system says of a file that cannot be written.
    public func run() throws -> Int {
        let english = try counts(in: Self.englishSets).telling(englishWords)
        let others = try counts(in: Self.otherSets).telling(otherWords, except: Set(english.map(\.word)))
        let lines = (english + others).sorted { $0.word < $1.word }.map { Self.line($0.word, $0.evidence) }
        let text = ([(["word"] + Emotion.labels).joined(separator: "\t")] + lines).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(filePath: table))
        return lines.count
    }

    private static let englishSets = [
        "goemotions", "semeval2018_ec", "brighter_en", "tweeteval_emotion", "emorynlp", "xed_en",
    ]
    private static let otherSets = ["brighter_multi", "xed_multi"]

    private func counts(in sets: [String]) throws(TrainingDataError) -> WordCounts {
        var counts = WordCounts()
        for set in sets { counts.add(try TextRow.read("\(data)/\(set)-train.jsonl")) }
        return counts
    }

    private static func line(_ word: String, _ evidence: WordEvidence) -> String {
        let weights = Emotion.allCases.map { (evidence.weight($0) * 10).rounded() / 10 }
        return ([word] + weights.map { $0 == 0 ? "0" : String($0) }).joined(separator: "\t")
    }
}
