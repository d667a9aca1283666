/// A probability distribution over the seven emotions.
///
/// Every value is finite and in `0...1`, and the seven sum to 1 (within rounding). There is no way to make one
/// that breaks this, so nothing downstream checks again.
public struct EmotionProbabilities: Hashable, Sendable {
    /// The seven probabilities; the eighth lane is zero.
    package let lanes: SIMD8<Double>

    /// How far from 1 a given sum may be before it is taken for a mistake: values printed with two digits pass.
    public static let sumTolerance = 0.02

    /// The distribution that knows nothing: one seventh each.
    public static let uniform = EmotionProbabilities(unchecked: SIMD8(repeating: 1))

    /// Creates a distribution from seven probabilities in the order of ``Emotion``.
    ///
    /// The sum may differ from 1 by ``sumTolerance``; it is then scaled to 1.
    ///
    /// - Throws: ``EmotionError/wrongCount(_:)``, ``EmotionError/invalidProbability(_:_:)`` for a value that is
    ///   negative or not finite, ``EmotionError/sumNotOne(_:)``.
    public init(_ values: [Double]) throws(EmotionError) {
        guard values.count == Emotion.count else { throw .wrongCount(values.count) }
        var lanes = SIMD8<Double>.zero
        for emotion in Emotion.allCases { lanes[emotion.index] = values[emotion.index] }
        try self.init(EmotionScores(lanes: lanes))
    }

    /// Creates a distribution from seven named probabilities.
    ///
    /// - Throws: As ``init(_:)-([Double])``.
    public init(_ probabilities: EmotionScores) throws(EmotionError) {
        try Self.checkRange(probabilities)
        let sum = probabilities.lanes.sum()
        guard abs(sum - 1) <= Self.sumTolerance else { throw .sumNotOne(sum) }
        self.init(unchecked: probabilities.lanes)
    }

    /// Creates a distribution proportional to seven weights: counts of votes, for example.
    ///
    /// - Throws: ``EmotionError/invalidProbability(_:_:)`` for a weight that is negative or not finite,
    ///   ``EmotionError/sumNotOne(_:)`` if all are zero or the sum overflows.
    public init(proportionalTo weights: EmotionScores) throws(EmotionError) {
        try Self.checkRange(weights)
        let sum = weights.lanes.sum()
        guard sum > 0, sum.isFinite else { throw .sumNotOne(sum) }
        self.init(unchecked: weights.lanes)
    }

    /// Scales `lanes` to sum 1; the caller has checked that they are finite, not negative and not all zero.
    ///
    /// What sums to 1 within rounding is kept as it is: values that were written out and read again have the same bits.
    package init(unchecked lanes: SIMD8<Double>) {
        var lanes = lanes
        lanes[Emotion.count] = 0
        let sum = lanes.sum()
        self.lanes = abs(sum - 1) < 1e-15 ? lanes : lanes / sum
    }

    /// The distribution `softmax(logits)`; finite for any finite logits.
    ///
    /// - Precondition: No logit is NaN or positive infinity, and at least one is finite.
    public init(softmax logits: EmotionScores) {
        let largest = logits.values.max() ?? 0
        precondition(largest.isFinite, "softmax needs a finite largest logit, got \(largest)")
        var lanes = SIMD8<Double>.zero
        for emotion in Emotion.allCases { lanes[emotion.index] = Math.exp(logits[emotion] - largest) }
        self.init(unchecked: lanes)
    }

    /// All mass on one emotion.
    public init(certain emotion: Emotion) {
        var lanes = SIMD8<Double>.zero
        lanes[emotion.index] = 1
        self.lanes = lanes
    }

    /// The probability of one emotion, in `0...1`.
    public subscript(_ emotion: Emotion) -> Double { lanes[emotion.index] }

    /// The seven probabilities in the order of ``Emotion``.
    public var values: [Double] { Emotion.allCases.map { self[$0] } }

    /// The emotion with the largest probability; the first in order when several tie.
    public var mostLikely: Emotion {
        Emotion.allCases.reduce(.angry) { self[$1] > self[$0] ? $1 : $0 }
    }

    /// The Shannon entropy divided by that of ``uniform``: 0 is certain, 1 knows nothing.
    public var normalizedEntropy: Double {
        let entropy = values.reduce(0) { $1 > 0 ? $0 - $1 * Math.log($1) : $0 }
        return min(1, max(0, entropy / Math.log(Double(Emotion.count))))
    }

    private static func checkRange(_ scores: EmotionScores) throws(EmotionError) {
        for emotion in Emotion.allCases where !(scores[emotion].isFinite && scores[emotion] >= 0) {
            throw .invalidProbability(emotion, scores[emotion])
        }
    }
}

extension EmotionProbabilities: Codable {
    /// Reads an object from emotion names to probabilities; a name that is absent counts as zero.
    ///
    /// - Throws: `DecodingError` that says which name or value is wrong.
    public init(from decoder: any Decoder) throws {
        let scores = try EmotionScores(from: decoder)
        self = try decoder.explaining(EmotionError.self) { try EmotionProbabilities(scores) }
    }

    /// Writes an object with the seven names.
    public func encode(to encoder: any Encoder) throws {
        try EmotionScores(lanes: lanes).encode(to: encoder)
    }
}
