internal import EmotionCore
internal import NeuralTraining
internal import TextEmotion

/// How often a message is read the same when it is typed otherwise.
public struct TextRobustness: Hashable, Codable, Sendable {
    /// The messages that a change makes different.
    public let count: Int
    /// The share of them with the same most likely emotion.
    public let sameEmotion: Double
    /// The share of them with the same labels.
    public let sameLabels: Double

    /// The changes by their names.
    static let changes: [(name: String, change: @Sendable (String, inout SplitMix64) -> String)] = [
        ("invisible characters", { text, random in invisible(text, using: &random) }),
        ("capitals", { text, _ in text.uppercased() }),
        ("small letters", { text, _ in text.lowercased() }),
        ("an elongated letter", { text, random in TextRetyping.elongated(text, using: &random) }),
        ("a typing error", { text, random in TextRetyping.mistyped(text, using: &random) }),
        ("curly apostrophes", { text, _ in String(text.map { $0 == "'" ? "\u{2019}" : $0 }) }),
    ]

    /// Reads messages as they are and changed.
    init(
        of texts: [String], by classifier: TextEmotionClassifier,
        _ change: (String, inout SplitMix64) -> String
    ) {
        var random = SplitMix64(key: 50)
        let pairs = texts.map { ($0, change($0, &random)) }.filter { $0 != $1 }
        let plain = classifier.read(pairs.map(\.0))
        let changed = classifier.read(pairs.map(\.1))
        func share(_ holds: (TextReading, TextReading) -> Bool) -> Double {
            Double(zip(plain, changed).count { holds($0, $1) }) / Double(max(1, pairs.count))
        }
        count = pairs.count
        sameEmotion = share { $0.probabilities.mostLikely == $1.probabilities.mostLikely }
        sameLabels = share { $0.labels == $1.labels }
    }

    private static func invisible(_ text: String, using random: inout SplitMix64) -> String {
        text.reduce(into: "") { result, character in
            result.append(character)
            if random.nextUnit() < 0.2 { result.append("\u{200B}") }
        }
    }
}
