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
        bias: EmotionScores(lanes: [-2.858, -3.705, -2.836, -0.700, -1.615, -1.419, -4.135, 0]),
        gains: [.face: [0.936, 0.919], .text: [0.600, 0.622], .selfReport: [1, 1]])
}
