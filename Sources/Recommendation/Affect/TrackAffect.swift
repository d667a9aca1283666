public import EmotionCore

/// How people are likely to feel a track, with how sure that is: a posterior over the circumplex.
///
/// The density is a mixture of four normal distributions, one for each quadrant; their means and variances belong to
/// the ``AffectModel``, their weights to the track. What is expected of a track is therefore linear in four numbers.
public struct TrackAffect: Hashable, Sendable {
    /// The four probabilities in the order of ``AffectQuadrant``.
    let weights: SIMD4<Float>
    private let components: AffectComponents

    init(weights: SIMD4<Float>, components: AffectComponents) {
        self.weights = weights
        self.components = components
    }

    /// The probability that people put the track into a quadrant.
    public subscript(_ quadrant: AffectQuadrant) -> Double { Double(weights[quadrant.index]) }

    /// The expected place on the circumplex.
    public var mean: ValenceArousal { components.mean(weights) }

    /// The variance of valence and arousal around ``mean``.
    public var variance: (valence: Double, arousal: Double) { components.variance(weights) }

    /// The entropy of the four probabilities over its largest value: 0 is certain, 1 knows nothing.
    public var uncertainty: Double {
        let entropy = AffectQuadrant.allCases.reduce(0.0) {
            $1.isPossible(self) ? $0 - self[$1] * Math.log(self[$1]) : $0
        }
        return min(1, max(0, entropy / Math.log(Double(AffectQuadrant.count))))
    }
}

extension AffectQuadrant {
    fileprivate func isPossible(_ affect: TrackAffect) -> Bool { affect[self] > 0 }
}
