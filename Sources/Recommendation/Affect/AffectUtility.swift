internal import EmotionCore

/// What a track is worth for a mood, for each quadrant that it may turn out to lie in.
///
///     u_q = 0.85 * (0.7 * share_q(point) + 0.3 * sum_e p(e) * share_q(e)) + 0.15 * (1 - E|x - point|^2 / 4)
///
/// `share_q` is how much of a normal distribution around a point lies in the quadrant: around the mood's expected point
/// (with a small spread, for it is a mean), and around the point of each of its emotions. The last term is the expected
/// squared distance from the mood. What a track is expected to be worth is the mean of the four under its posterior.
struct AffectUtility {
    /// The four utilities, each in `0...1`, in the order of ``AffectQuadrant``.
    let values: SIMD4<Double>

    private static let distanceShare = 0.15
    private static let emotionShare = 0.3
    private static let pointSpread = 0.15
    private static let emotionSpread = 0.25

    init(_ wanted: EmotionProbabilities, components: AffectComponents) {
        let point = wanted.valenceArousal
        var emotions = SIMD4<Double>.zero
        for emotion in Emotion.allCases {
            emotions += wanted[emotion] * Self.shares(around: emotion.valenceArousal, spread: Self.emotionSpread)
        }
        let middle = Self.shares(around: point, spread: Self.pointSpread)
        let match = (1 - Self.emotionShare) * middle + Self.emotionShare * emotions
        values = (1 - Self.distanceShare) * match + Self.distanceShare * Self.nearness(to: point, components)
    }

    /// The worth of a track that is wanted at a point.
    init(at point: ValenceArousal, components: AffectComponents) {
        let match = Self.shares(around: point, spread: Self.emotionSpread)
        values = (1 - Self.distanceShare) * match + Self.distanceShare * Self.nearness(to: point, components)
    }

    /// The mean worth over moods of one certain emotion.
    init(averageWith components: AffectComponents) {
        let all = Emotion.allCases.map {
            AffectUtility(EmotionProbabilities(certain: $0), components: components).values
        }
        values = all.reduce(.zero, +) / Double(Emotion.count)
    }

    /// How much of a round normal distribution lies in each quadrant.
    static func shares(around point: ValenceArousal, spread: Double) -> SIMD4<Double> {
        let pleasant = Math.normalCumulative(point.valence / spread)
        let active = Math.normalCumulative(point.arousal / spread)
        return SIMD4(
            pleasant * active, (1 - pleasant) * active, pleasant * (1 - active), (1 - pleasant) * (1 - active))
    }

    private static func nearness(to point: ValenceArousal, _ components: AffectComponents) -> SIMD4<Double> {
        1 - SIMD4(components.squaredDistances(to: point)) / 4
    }
}

extension Math {
    /// The share of a standard normal distribution below `x`: `erfc(-x / sqrt(2)) / 2`, within 1e-7.
    ///
    /// Reference: M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 1964, eq. 26.2.17.
    static func normalCumulative(_ x: Double) -> Double {
        let t = 1 / (1 + 0.231_641_9 * abs(x))
        let series =
            t * (0.319_381_530 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))))
        let tail = series * exp(-x * x / 2) / (2 * Double.pi).squareRoot()
        return x < 0 ? tail : 1 - tail
    }
}
