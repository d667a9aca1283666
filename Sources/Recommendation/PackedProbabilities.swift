internal import EmotionCore

/// A distribution over the seven emotions in eight bytes, or none: each share to the nearest of 255 steps.
struct PackedProbabilities: Hashable, Sendable {
    private let steps: SIMD8<UInt8>

    /// No distribution.
    static let unknown = PackedProbabilities(proportionalTo: .zero)

    /// Packs the first seven lanes, which need not sum to 1; unknown if they are all 0.
    ///
    /// The largest lane gets all 255 steps, so that what is least is rounded least.
    init(proportionalTo weights: SIMD8<Double>) {
        let largest = weights.max()
        steps = largest > 0 ? SIMD8<UInt8>(weights * (255 / largest), rounding: .toNearestOrEven) : .zero
    }

    init(_ probabilities: EmotionProbabilities?) {
        self.init(proportionalTo: probabilities?.lanes ?? .zero)
    }

    var isKnown: Bool { steps != .zero }

    /// The distribution, if there is one.
    var probabilities: EmotionProbabilities? {
        try? EmotionProbabilities(proportionalTo: EmotionScores(lanes: SIMD8<Double>(steps)))
    }
}
