internal import EmotionCore

/// What is believed of a listener's taste: a normal distribution over the weights of ``TasteFeatures``.
struct TasteEstimate: Sendable {
    /// The expected weights.
    let weights: [Double]
    private let precision: CholeskyFactor
    private let means: SIMD16<Float>

    init(precision: CholeskyFactor, moments: [Double]) {
        self.precision = precision
        weights = precision.solve(moments)
        means = SIMD16<Float>(weights.map { Float($0) })
    }

    /// What fitting the mood is worth to the listener.
    var moodWeight: Float { means[TasteFeatures.moodFit] }

    /// The expected reward, in `-1...1`.
    func reward(_ features: SIMD16<Float>) -> Float { min(1, max(-1, (means * features).sum())) }

    /// The covariance of the weights, row by row, to measure many tracks with.
    var covariance: [SIMD16<Float>] {
        (0..<TasteFeatures.count).map { row in
            var unit = [Double](repeating: 0, count: TasteFeatures.count)
            unit[row] = 1
            return SIMD16<Float>(precision.solve(unit).map { Float($0) })
        }
    }

    /// Weights drawn from the distribution, their spread multiplied by `scale`.
    func sample(scale: Double, draw: UInt64) -> SIMD16<Float> {
        var normals = StandardNormals(draw: draw)
        let deviations = precision.solveTransposed(weights.map { _ in normals.next() })
        return SIMD16<Float>(zip(weights, deviations).map { Float($0 + scale * $1) })
    }
}

/// Standard normal numbers that follow from a draw.
///
/// Reference: G. Marsaglia and T. Bray, "A convenient method for generating normal variables", SIAM Review 6, 1964.
struct StandardNormals {
    let draw: UInt64
    private var count: UInt64 = 0

    init(draw: UInt64) { self.draw = draw }

    mutating func next() -> Double {
        while true {
            let (x, y) = (2 * unit() - 1, 2 * unit() - 1)
            let square = x * x + y * y
            if square < 1, square > 0 { return x * (-2 * Math.log(square) / square).squareRoot() }
        }
    }

    private mutating func unit() -> Double {
        count += 1
        return StableHash.unit(StableHash.mix(draw, count))
    }
}
