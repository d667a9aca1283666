import TextEmotion

/// Reads the words of a whole song with the model for messages.
///
/// The model knows messages of some words. A song is read verse by verse, and what is said of it is the mean of its
/// verses, so that a chorus counts as often as it is sung.
struct LyricsReader {
    /// The words that are read at once; a message of the training data is rarely longer.
    static let wordsAtMost = 30

    private let classifier: TextEmotionClassifier

    init() throws(WeightsError) { classifier = try TextEmotionClassifier() }

    /// The mean of the verses that were understood; nil if there is none.
    func emotion(of lyrics: String) -> EmotionProbabilities? {
        var known: [Substring: EmotionProbabilities?] = [:]
        var sum = EmotionScores.zero
        for verse in Self.verses(lyrics) {
            let read = known[verse] ?? read(verse)
            known[verse] = .some(read)
            guard let read else { continue }
            for emotion in Emotion.allCases { sum[emotion] += read[emotion] }
        }
        return try? EmotionProbabilities(proportionalTo: sum)
    }

    private func read(_ verse: Substring) -> EmotionProbabilities? {
        let reading = classifier.read(String(verse))
        return reading.isUnderstood ? reading.probabilities : nil
    }

    /// The lines of a text, long ones in pieces.
    static func verses(_ lyrics: String) -> [Substring] {
        lyrics.split(whereSeparator: \.isNewline).flatMap { line in
            let words = line.split(whereSeparator: \.isWhitespace)
            return stride(from: 0, to: words.count, by: wordsAtMost).map { start in
                let piece = words[start..<min(start + wordsAtMost, words.count)]
                return line[piece[start].startIndex..<piece[piece.endIndex - 1].endIndex]
            }
        }
    }
}
