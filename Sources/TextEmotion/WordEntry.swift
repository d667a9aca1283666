internal import EmotionCore

/// What the tables know of a word, or of several that belong together.
struct WordEntry: Hashable, Sendable {
    /// What a word does to others.
    struct Role: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        /// It turns around what follows.
        static let negator = Role(rawValue: 1)
        /// What counts comes after it.
        static let contrast = Role(rawValue: 2)
        /// It is short for its meaning and nothing else.
        static let contraction = Role(rawValue: 4)
    }

    /// How strongly it shows each emotion, 0 to 2.
    var weights = EmotionScores.zero
    /// Plain words for it, in normal form.
    var meaning: [String] = []
    /// The factor by which it strengthens (above 1) or weakens what follows.
    var factor = 1.0
    /// What it does to others.
    var role: Role = []
    /// How many tokens it stands for.
    var length = 1
}
