internal import TextEmotion

/// A message to learn from.
struct TextExample: Sendable {
    /// The message as it was typed.
    let source: String
    /// The message as numbers.
    let text: EncodedText
    /// What the network is to say.
    let targets: TextTargets
    /// The share of epochs that draw it.
    let share: Float
}
