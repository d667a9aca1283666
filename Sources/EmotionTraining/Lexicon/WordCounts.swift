internal import EmotionCore
internal import TextEmotion

/// Counts words with emotions over data sets, each data set and language by itself.
struct WordCounts: Sendable {
    /// What is known of each word.
    private(set) var words: [String: WordEvidence] = [:]

    private let plainWords = PlainWords()

    /// Counts the messages of one data set.
    ///
    /// Data sets and languages have other shares of each emotion, so a word that marks one of them would seem to tell
    /// an emotion. What is expected of a word is therefore taken from its own data set and language.
    ///
    /// - Parameter rows: Those that do not show exactly one emotion are left out.
    mutating func add(_ rows: [TextRow]) {
        let single = rows.filter { $0.emotions.count == 1 }
        for (_, group) in Dictionary(grouping: single, by: { $0.lang ?? "" }).sorted(by: { $0.key < $1.key }) {
            addGroup(group.map { (plainWords($0.text), $0.emotions[0]) })
        }
    }

    /// The words that tell most about an emotion, the most telling first.
    func telling(_ count: Int, except others: Set<String> = []) -> [(word: String, evidence: WordEvidence)] {
        words.filter { !others.contains($0.key) && $0.value.greatestWeight >= Self.leastWeight }
            .sorted { ($0.value.strength, $1.key) > ($1.value.strength, $0.key) }
            .prefix(count).map { ($0.key, $0.value) }
    }

    /// A word whose weights are all smaller tells too little.
    private static let leastWeight = 0.3

    private mutating func addGroup(_ messages: [(words: Set<String>, emotion: Emotion)]) {
        var shares = SIMD8<Double>.zero
        for (_, emotion) in messages { shares[emotion.index] += 1 / Double(messages.count) }
        for (found, emotion) in messages {
            for word in found {
                words[word, default: WordEvidence()].observed[emotion.index] += 1
                words[word, default: WordEvidence()].expected += shares
                words[word, default: WordEvidence()].variance += shares * (1 - shares)
            }
        }
    }
}
