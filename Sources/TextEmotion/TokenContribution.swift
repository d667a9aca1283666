public import EmotionCore

/// How much one token adds to what the model says.
public struct TokenContribution: Hashable, Sendable {
    /// The token.
    public let token: Token
    /// For each emotion the log-probability with the token minus the one without it: above 0 speaks for the emotion.
    public let contribution: EmotionScores
}
