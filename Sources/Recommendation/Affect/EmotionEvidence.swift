internal import EmotionCore

/// What the emotions of a track say of its quadrant: those that a catalog lists it under, and those of its words.
enum EmotionEvidence {
    /// How far a track may lie from the point of the emotion that it is listed under.
    private static let spread = 0.35
    /// The share of such lists that says nothing.
    private static let noise = 0.2
    /// The share of readings of words that says nothing of how the song is felt: sad words are sung to dance to.
    private static let lyricsNoise = 0.6

    /// Logits to add to those of the sound: zero for a track that has no such tag.
    ///
    /// Several emotions are alternatives: their likelihoods are averaged.
    static func logits(of emotions: [Emotion]) -> SIMD4<Double> {
        guard !emotions.isEmpty else { return .zero }
        var likelihood = SIMD4<Double>.zero
        for emotion in emotions { likelihood += AffectUtility.shares(around: emotion.valenceArousal, spread: spread) }
        return logits(likelihood / Double(emotions.count), noise: noise)
    }

    /// Logits to add for what the words say; zero if nobody has read them.
    static func logits(ofLyrics lyrics: EmotionProbabilities?) -> SIMD4<Double> {
        guard let lyrics else { return .zero }
        var likelihood = SIMD4<Double>.zero
        for emotion in Emotion.allCases {
            likelihood += lyrics[emotion] * AffectUtility.shares(around: emotion.valenceArousal, spread: spread)
        }
        return logits(likelihood, noise: lyricsNoise)
    }

    private static func logits(_ likelihood: SIMD4<Double>, noise: Double) -> SIMD4<Double> {
        var logits = SIMD4<Double>.zero
        for index in 0..<4 { logits[index] = Math.log((1 - noise) * likelihood[index] + noise / 4) }
        return logits
    }
}
