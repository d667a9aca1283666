internal import EmotionCore

/// What the emotions that a catalog lists a track under say of its quadrant.
enum EmotionEvidence {
    /// How far a track may lie from the point of the emotion that it is listed under.
    private static let spread = 0.35
    /// The share of such lists that says nothing.
    private static let noise = 0.2

    /// Logits to add to those of the sound: zero for a track that has no such tag.
    ///
    /// Several emotions are alternatives: their likelihoods are averaged.
    static func logits(of emotions: [Emotion]) -> SIMD4<Double> {
        guard !emotions.isEmpty else { return .zero }
        var likelihood = SIMD4<Double>.zero
        for emotion in emotions { likelihood += AffectUtility.shares(around: emotion.valenceArousal, spread: spread) }
        likelihood /= Double(emotions.count)
        var logits = SIMD4<Double>.zero
        for index in 0..<4 { logits[index] = Math.log((1 - noise) * likelihood[index] + noise / 4) }
        return logits
    }
}
