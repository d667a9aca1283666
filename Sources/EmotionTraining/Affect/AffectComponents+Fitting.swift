internal import EmotionCore
internal import Recommendation

extension AffectComponents {
    /// The means and variances of the tags in each quadrant.
    init(fitting data: AffectDataSet) {
        self.init(valence: [], arousal: [], valenceVariance: [], arousalVariance: [])
        for quadrant in AffectQuadrant.allCases {
            let places = data.tracks.filter { $0.quadrant == quadrant }.map(\.place)
            let (valenceMean, valenceVariance) = Self.moments(places.map(\.valence), around: quadrant.valenceSign / 2)
            let (arousalMean, arousalVariance) = Self.moments(places.map(\.arousal), around: quadrant.arousalSign / 2)
            valence.append(rounded(valenceMean))
            arousal.append(rounded(arousalMean))
            self.valenceVariance.append(rounded(valenceVariance))
            self.arousalVariance.append(rounded(arousalVariance))
        }
    }

    /// Mean and variance; one made-up value keeps an empty quadrant in its place.
    private static func moments(_ values: [Double], around prior: Double) -> (mean: Double, variance: Double) {
        let count = Double(values.count + 1)
        let mean = (values.reduce(0, +) + prior) / count
        let squares = (values + [prior]).reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, max(squares / count, 1e-2))
    }
}
