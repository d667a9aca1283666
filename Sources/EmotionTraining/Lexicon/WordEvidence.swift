internal import EmotionCore

/// How often a word was seen with each emotion, and how often it would have been if it told nothing.
struct WordEvidence: Sendable {
    /// Messages with the word and each emotion.
    var observed = SIMD8<Double>.zero
    /// The same if the word were spread over the emotions as all messages of its data sets and languages are.
    var expected = SIMD8<Double>.zero
    /// The variance of that.
    var variance = SIMD8<Double>.zero

    /// Messages that a word is taken to have been seen in as expected, beside those it was seen in.
    static let prior = 2.0
    /// Deviations from the expected below which a weight is left at 0.
    static let leastDeviations = 2.5

    /// By how many standard deviations the word is seen more often with an emotion than expected.
    func deviations(_ emotion: Emotion) -> Double {
        (observed[emotion.index] - expected[emotion.index]) / max(variance[emotion.index], 0.25).squareRoot()
    }

    /// The logarithm of observed over expected, shrunk by the prior; 0 where it may be chance, 2 at most.
    ///
    /// Reference: W. DuMouchel, "Bayesian data mining in large frequency tables", The American Statistician 53(3), 1999.
    func weight(_ emotion: Emotion) -> Double {
        guard deviations(emotion) >= Self.leastDeviations else { return 0 }
        let ratio = (observed[emotion.index] + Self.prior) / (expected[emotion.index] + Self.prior)
        return min(2, Math.log(ratio))
    }

    /// The deviations of the emotion that it tells most about.
    var strength: Double { Emotion.allCases.map { deviations($0) }.max() ?? 0 }

    /// The largest of its weights.
    var greatestWeight: Double { Emotion.allCases.map { weight($0) }.max() ?? 0 }
}
