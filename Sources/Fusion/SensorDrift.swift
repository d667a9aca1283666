/// Watches one sensor: whether its answers, over many displays, are what they were when it was measured.
///
/// Two things are followed. The variance of the log posteriors tells a classifier that is too sure of itself; its
/// answers are softened until the variance is right. Their mean tells one that is biased; once it is farther off
/// than a mood explains, the difference is taken out. What had to be corrected is then believed less. A healthy sensor
/// stays within the tolerances, where nothing is changed.
struct SensorDrift: Hashable, Codable, Sendable {
    /// The mean of the softened log posteriors, one for each display.
    @Packed<Float> private var mean: SIMD8<Double>
    /// The logarithm of the temperature that softens them.
    @Single private var softening = 0.0
    /// How many displays were seen, at most ``memory``.
    @Single private var seen = 0.0

    /// Over how many displays the mean is taken.
    static let memory = 200.0
    /// How many displays the measured mean weighs, at the start.
    private static let priorDisplays = 3.0
    /// How far the mean of a healthy sensor may be off, in standard deviations, once much was seen.
    private static let tolerance = 0.2
    /// How much farther it may be off after one display.
    private static let earlyTolerance = 0.8
    /// How far beyond the tolerance the whole difference is taken out.
    private static let ramp = 0.2
    /// How much the variance of a healthy sensor may exceed that measured.
    private static let varianceTolerance = 0.2
    private static let varianceGain = 0.7
    private static let largestVariance = 4.0
    /// The share of belief that a sensor keeps that is clearly biased.
    private static let trustInBiased = 0.3
    /// How belief falls with the temperature that was needed.
    private static let trustExponent = 0.7

    init(_ reference: SensorReference) { mean = reference.mean }

    /// What to divide the logarithms by.
    var temperature: Double { softening > 0 ? Math.exp(softening) : 1 }

    /// What to take out of the softened log posteriors, and how far to believe the rest, in `0...1`.
    func correction(against reference: SensorReference) -> (bias: SIMD8<Double>, trust: Double) {
        let difference = mean - reference.mean
        let deviation = ((difference * difference * reference.precision).total / Double(Emotion.count)).squareRoot()
        let allowed = Self.tolerance + Self.earlyTolerance / (seen + 1).squareRoot()
        let gate = min(1, max(0, (deviation - allowed) / Self.ramp))
        let trust = 1 - (1 - Self.trustInBiased) * gate
        return (gate * difference, softening > 0 ? trust * Math.exp(-Self.trustExponent * softening) : trust)
    }

    /// Learns from a softened log posterior; `weight` is how much of a new display it shows.
    mutating func learn(_ frame: SIMD8<Double>, weight: Double, reference: SensorReference) {
        let difference = frame - mean
        let variance = (difference * difference * reference.precision).total / Double(Emotion.count)
        seen = min(Self.memory, seen + weight)
        mean += weight / (seen + Self.priorDisplays) * difference
        let excess = min(Self.largestVariance, variance) - 1 - Self.varianceTolerance
        softening = max(0, softening + Self.varianceGain * weight / (seen + Self.priorDisplays + 1) * excess)
    }

    /// Whether these are numbers that a watched sensor can have.
    var isValid: Bool {
        Emotion.allCases.allSatisfy { mean[$0.index].isFinite } && softening.isFinite && softening >= 0
            && (0...Self.memory).contains(seen)
    }
}
