package import EmotionCore

/// The emoji and emoticons of the lexicon by what they mainly show.
package enum EmotionSigns {
    /// All whose largest weight, at least 1, is that of the given emotion, in a fixed order.
    package static func showing(_ emotion: Emotion) -> [String] {
        EmotionLexicon.embedded.entries.filter { _, entry in
            entry.weights[emotion] >= 1
                && Emotion.allCases.allSatisfy { $0 == emotion || entry.weights[$0] < entry.weights[emotion] }
        }.keys.sorted()
    }
}
