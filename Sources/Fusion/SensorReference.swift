/// Display statistics, worked out for use.
struct SensorReference: Hashable, Sendable {
    let mean: SIMD8<Double>
    /// One over the variance over displays; the eighth lane is zero, here and below.
    let precision: SIMD8<Double>

    /// One over the variance within a display.
    private let noisePrecision: SIMD8<Double>
    /// Half the logarithm of how much more room displays have than the frames of one.
    private let logRoom: Double

    /// Seven logarithms whose sum is zero count for six.
    private static let degreesOfFreedom = 6.0 / 7

    private static let leastLogarithm = Math.log(DisplayStatistics.leastProbability)
    /// Who is too sure of himself says less than he means; this is the least that he can mean.
    private static let leastUnsoftened = Math.log(1e-6)

    init(_ statistics: DisplayStatistics) {
        mean = statistics.mean.lanes
        precision = statistics.spread.lanes.mapEmotions { 1 / ($0 * $0) }
        noisePrecision = statistics.noise.lanes.mapEmotions { 1 / ($0 * $0) }
        logRoom = zip(statistics.spread.values, statistics.noise.values).reduce(0) { $0 + Math.log($1.0 / $1.1) }
    }

    /// A posterior's logarithms, divided by a temperature, without what is rounding, relative to their mean.
    func logPosterior(_ logarithms: SIMD8<Double>, softened temperature: Double) -> SIMD8<Double> {
        var result = logarithms
        if temperature != 1 {
            result = result.atLeast(Self.leastUnsoftened) / temperature
            result -= result.logSumOfExponentials
        }
        return result.atLeast(Self.leastLogarithm).relativeToMean
    }

    /// How likely a frame shows what the frames before it showed.
    ///
    /// Two normal distributions are compared: one around the mean of the display so far, one around that of all displays.
    ///
    /// - Parameters:
    ///   - frames: How many frames the display's mean is made of.
    ///   - prior: How likely it is by the clock alone.
    func probabilityOfSameDisplay(
        _ frame: SIMD8<Double>, display: SIMD8<Double>, frames: Double, prior: Double
    ) -> Double {
        guard prior > 0, frames > 0 else { return 0 }
        let widening = 1 + 1 / frames
        let fromDisplay = ((frame - display) * (frame - display) * noisePrecision).total / widening
        let fromMean = ((frame - mean) * (frame - mean) * precision).total
        let room = logRoom - 0.5 * Double(Emotion.count) * Math.log(widening)
        let logRatio = Self.degreesOfFreedom * (room + 0.5 * (fromMean - fromDisplay))
        let odds = prior / max(1 - prior, Self.leastChange) * Math.exp(min(100, max(-100, logRatio)))
        return odds / (1 + odds)
    }

    /// The logarithm of the density of a frame that shows a new display, up to a constant.
    func logDensityOfNew(_ frame: SIMD8<Double>) -> Double {
        -0.5 * Self.degreesOfFreedom * ((frame - mean) * (frame - mean) * precision).total
    }

    /// However close two frames are, a new display may have begun between them.
    private static let leastChange = 1e-4
}
