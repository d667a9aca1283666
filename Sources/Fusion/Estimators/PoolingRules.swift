/// The weighted mean of what the modalities said last.
///
/// Reference: M. Stone, "The opinion pool", Annals of Mathematical Statistics 32, 1961.
public typealias LinearPool = OpinionPool<LinearPooling>

/// The weighted geometric mean of what the modalities said last.
///
/// Reference: C. Genest and J. V. Zidek, "Combining probability distributions", Statistical Science 1, 1986.
public typealias LogLinearPool = OpinionPool<LogLinearPooling>

/// Dempster's rule: each modality gives part of its mass to emotions, and the rest to not knowing.
///
/// Reference: G. Shafer, "A Mathematical Theory of Evidence", 1976, chapter 3.
public typealias DempsterShafer = OpinionPool<DempsterPooling>

/// The last thing that any modality said.
public typealias LastObservation = OpinionPool<NewestOnly>

/// The rule of ``LinearPool``.
public enum LinearPooling: PoolingRule {
    /// Fitted as `SensorModel.face`.
    public static let measuredHalfLife = Duration.seconds(60)

    /// `Σ w p`, and the rest to the base rates.
    public static func pool(_ opinions: [Opinion], _ baseRates: SIMD8<Double>) -> SIMD8<Double> {
        let total = opinions.reduce(0) { $0 + $1.weight }
        let sum = opinions.reduce(SIMD8.zero) { $0 + $1.weight * $1.probabilities }
        return sum + max(0, 1 - total) * baseRates
    }
}

/// The rule of ``LogLinearPool``.
public enum LogLinearPooling: PoolingRule {
    /// Fitted as `SensorModel.face`.
    public static let measuredHalfLife = Duration.seconds(60)

    /// `Π p^w`, and the rest of the weight to the base rates.
    public static func pool(_ opinions: [Opinion], _ baseRates: SIMD8<Double>) -> SIMD8<Double> {
        let total = opinions.reduce(0) { $0 + $1.weight }
        let rest = max(0, 1 - total) * EmotionProbabilities(unchecked: baseRates).logarithms
        let sum = opinions.reduce(rest) {
            $0 + $1.weight * EmotionProbabilities(unchecked: $1.probabilities).logarithms
        }
        return sum.exponentialOfLargestOne
    }
}

/// The rule of ``DempsterShafer``.
public enum DempsterPooling: PoolingRule {
    /// Fitted as `SensorModel.face`.
    public static let measuredHalfLife = Duration.seconds(240)

    /// Masses `w p` on emotions and `1 - w` on all of them, combined; what is left on all goes to the base rates.
    public static func pool(_ opinions: [Opinion], _ baseRates: SIMD8<Double>) -> SIMD8<Double> {
        var emotions = SIMD8<Double>.zero
        var anything = 1.0
        for opinion in opinions {
            let mass = opinion.weight * opinion.probabilities
            emotions = emotions * mass + (1 - opinion.weight) * emotions + anything * mass
            anything *= 1 - opinion.weight
            let total = emotions.sum() + anything
            emotions /= total
            anything /= total
        }
        return emotions + anything * baseRates
    }
}

/// The rule of ``LastObservation``.
public enum NewestOnly: PoolingRule {
    /// Without effect: the newest answer counts whatever its age.
    public static let measuredHalfLife = Duration.seconds(60)

    /// The newest opinion.
    public static func pool(_ opinions: [Opinion], _ baseRates: SIMD8<Double>) -> SIMD8<Double> {
        opinions.max { $0.time < $1.time }?.probabilities ?? baseRates
    }
}
