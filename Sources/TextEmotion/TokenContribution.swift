public import EmotionCore

/// How much one token adds to what the model says.
public struct TokenContribution: Hashable, Sendable {
    /// The token.
    public let token: Token
    /// For each emotion what the token adds to its logit: above 0 speaks for the emotion.
    public let contribution: EmotionScores
}
