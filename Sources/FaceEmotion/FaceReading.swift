/// What the face network says of one face.
public struct FaceReading: Hashable, Sendable {
    /// The calibrated distribution over the seven emotions, as ten taggers would spread their votes.
    public let probabilities: EmotionProbabilities
    /// The distribution over the labels of FER2013, which disagree with the votes on a third of the pictures.
    ///
    /// For comparison with networks that were trained on these labels; ``probabilities`` is the product.
    public let fer2013: EmotionProbabilities
    /// The probability that the crop is a face that can be read at all, `0...1`: low for backgrounds, patterns and
    /// crops that miss the face.
    public let quality: Double
}
