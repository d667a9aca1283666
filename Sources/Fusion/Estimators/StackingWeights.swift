/// What a ``Stacking`` has learned.
public struct StackingWeights: Hashable, Codable, Sendable {
    /// The logits when nothing is seen.
    public var bias: EmotionScores
    /// For each modality, how much its quick and its slow average count.
    public var gains: [Modality: [Double]]

    /// Creates weights.
    public init(bias: EmotionScores, gains: [Modality: [Double]]) {
        self.bias = bias
        self.gains = gains
    }

    /// Fitted as `SensorModel.face`.
    public static let measured = StackingWeights(
        bias: EmotionScores(lanes: [-2.683, -3.570, -2.825, -0.984, -1.287, -1.395, -4.525, 0]),
        gains: [.face: [1.126, 0.535], .text: [0.640, 0.324], .selfReport: [1, 1]])
}
