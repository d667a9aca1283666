/// The language that a message is most likely written in.
public struct LanguageGuess: Hashable, Sendable {
    /// Its code, such as `en` (BCP 47).
    public let code: String
    /// How sure that is, `0...1`.
    public let probability: Double
}
