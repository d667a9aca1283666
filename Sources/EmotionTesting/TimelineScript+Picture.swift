import EmotionCore
public import Fusion

extension TimelineScript {
    /// The script and, below it, tick by tick, what each modality alone would say and what the mood is.
    ///
    ///     script  f-f--t---
    ///     face    hhhhhhhhh
    ///     text    .....ssss
    ///     mood    hhhhhssss
    ///     share   546547655
    ///
    /// Emotions are their first letters, surprised is `!`; a dot is a modality that has said nothing yet. The share is
    /// the first digit of the mood's probability.
    public func picture(of estimator: some MoodEstimator) -> String {
        let moods = moods(of: estimator)
        let modalities = Set(moods.flatMap(\.votes.keys)).sorted()
        var lines = script.map { ("script", $0) }
        lines += modalities.map { modality in
            (modality.rawValue, String(moods.map { $0.votes[modality]?.mostLikely.letter ?? "." }))
        }
        lines.append(("mood", String(moods.map(\.probabilities.mostLikely.letter))))
        lines.append(("share", moods.map { $0.probabilities.firstDigit }.joined()))
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { $0 + String(repeating: " ", count: width - $0.count + 2) + $1 }.joined(separator: "\n")
    }
}

extension Emotion {
    fileprivate var letter: Character { self == .surprised ? "!" : rawValue.first ?? "?" }
}

extension EmotionProbabilities {
    fileprivate var firstDigit: String { String(min(9, Int(10 * self[mostLikely]))) }
}
