extension DisplayStatistics {
    /// The noise of a modality whose displays are single answers.
    static let unknownNoise = SIMD8(repeating: 0.1)
    private static let leastSpread = 0.05
    private static let leastNoise = 0.01

    /// The statistics of some answers, whatever displays they are of, and a known noise.
    init(of logPosteriors: [SIMD8<Double>], noise: SIMD8<Double>) {
        let count = Double(max(1, logPosteriors.count))
        let mean = logPosteriors.reduce(.zero, +) / count
        let variance = logPosteriors.reduce(SIMD8.zero) { $0 + ($1 - mean) * ($1 - mean) } / count
        let spread = variance.mapEmotions { max(Self.leastSpread, $0.squareRoot()) }
        self.init(uncheckedMean: mean, spread: spread, noise: noise)
    }

    /// The statistics of displays whose frames are known; nothing for fewer than two answers.
    init?(displays: [[EmotionProbabilities]]) {
        let displays = displays.map { $0.map(\.flooredLogarithms) }
        guard displays.reduce(0, { $0 + $1.count }) > 1 else { return nil }
        self.init(of: Array(displays.joined()), noise: Self.noise(within: displays) ?? Self.unknownNoise)
    }

    /// The standard deviation within displays of several frames; nothing if there are none.
    private static func noise(within displays: [[SIMD8<Double>]]) -> SIMD8<Double>? {
        var (variance, degrees) = (SIMD8<Double>.zero, 0.0)
        for frames in displays where frames.count > 1 {
            let mean = frames.reduce(.zero, +) / Double(frames.count)
            variance += frames.reduce(SIMD8.zero) { $0 + ($1 - mean) * ($1 - mean) }
            degrees += Double(frames.count - 1)
        }
        return degrees > 0 ? (variance / degrees).mapEmotions { max(leastNoise, $0.squareRoot()) } : nil
    }
}

extension EmotionProbabilities {
    /// Logarithms without what is rounding, relative to their mean.
    var flooredLogarithms: SIMD8<Double> {
        pointwiseMax(lanes, SIMD8(repeating: DisplayStatistics.leastProbability)).mapEmotions(Math.log).relativeToMean
    }
}
