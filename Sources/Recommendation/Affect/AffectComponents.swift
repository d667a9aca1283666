internal import EmotionCore

/// The four normal distributions that every track's posterior is mixed from: where tracks of a quadrant lie.
package struct AffectComponents: Hashable, Codable, Sendable {
    /// The mean valence of each quadrant's tracks, in the order of ``AffectQuadrant``.
    package var valence: [Double]
    /// The mean arousal.
    package var arousal: [Double]
    /// The variance of valence.
    package var valenceVariance: [Double]
    /// The variance of arousal.
    package var arousalVariance: [Double]

    package init(valence: [Double], arousal: [Double], valenceVariance: [Double], arousalVariance: [Double]) {
        self.valence = valence
        self.arousal = arousal
        self.valenceVariance = valenceVariance
        self.arousalVariance = arousalVariance
    }

    /// Whether there are four finite numbers of each.
    var isValid: Bool {
        [valence, arousal, valenceVariance, arousalVariance].allSatisfy {
            $0.count == AffectQuadrant.count && $0.allSatisfy(\.isFinite)
        } && (valenceVariance + arousalVariance).allSatisfy { $0 >= 0 }
    }

    func mean(_ weights: SIMD4<Float>) -> ValenceArousal {
        ValenceArousal(clampingValence: expected(valence, weights), arousal: expected(arousal, weights))
    }

    func variance(_ weights: SIMD4<Float>) -> (valence: Double, arousal: Double) {
        (spread(valence, valenceVariance, weights), spread(arousal, arousalVariance, weights))
    }

    /// For each quadrant the expected squared distance of one of its tracks to a point.
    func squaredDistances(to point: ValenceArousal) -> [Double] {
        AffectQuadrant.allCases.indices.map { quadrant in
            let (dv, da) = (valence[quadrant] - point.valence, arousal[quadrant] - point.arousal)
            return dv * dv + da * da + valenceVariance[quadrant] + arousalVariance[quadrant]
        }
    }

    private func expected(_ values: [Double], _ weights: SIMD4<Float>) -> Double {
        values.indices.reduce(0) { $0 + Double(weights[$1]) * values[$1] }
    }

    private func spread(_ means: [Double], _ variances: [Double], _ weights: SIMD4<Float>) -> Double {
        let mean = expected(means, weights)
        let squares = means.indices.map { variances[$0] + (means[$0] - mean) * (means[$0] - mean) }
        return expected(squares, weights)
    }
}
