internal import TextEmotion

/// How well messages in one language are read.
public struct LanguageScore: Hashable, Codable, Sendable {
    /// The number of messages.
    public let count: Int
    /// The share of them whose most likely emotion is among their labels.
    public let topAmongLabels: Double
    /// The share of them whose language is guessed right.
    public let languageAccuracy: Double
    /// The mean quality that the readings have.
    public let quality: Double
}

extension ReadMessages {
    /// The scores of each language, by its code.
    var languageScores: [String: LanguageScore] {
        let labeled = rows.indices.filter { !rows[$0].emotions.isEmpty }
        return Dictionary(grouping: labeled) { TextClasses.code(rows[$0].lang ?? "") }.mapValues(score)
    }

    /// The share of all messages whose most likely emotion is among their labels.
    var topAmongLabels: TextEvaluation.AccuracyScore {
        let labeled = rows.indices.filter { !rows[$0].emotions.isEmpty }
        return TextEvaluation.AccuracyScore(hits: labeled.count(where: isHit), of: labeled.count)
    }

    private func score(_ places: [Int]) -> LanguageScore {
        func share(_ holds: (Int) -> Bool) -> Double { Double(places.count(where: holds)) / Double(places.count) }
        return LanguageScore(
            count: places.count, topAmongLabels: share(isHit),
            languageAccuracy: share { readings[$0].language?.code == TextClasses.code(rows[$0].lang ?? "") },
            quality: places.reduce(0) { $0 + readings[$1].quality } / Double(places.count))
    }

    private func isHit(_ place: Int) -> Bool {
        rows[place].emotions.contains(readings[place].probabilities.mostLikely)
    }
}
