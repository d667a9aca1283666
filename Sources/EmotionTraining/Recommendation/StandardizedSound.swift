internal import Recommendation

/// The scales of sound of some tracks, each with mean 0 and variance 1 over all of them.
struct StandardizedSound {
    private let moments: [(feature: AudioFeature, mean: Double, deviation: Double)]

    private static let features: [AudioFeature] = [
        .danceability, .energy, .valence, .acousticness, .instrumentalness, .liveness, .speechiness, .loudness, .tempo,
    ]

    /// The number of scales.
    static let count = features.count

    init(_ tracks: [Track]) {
        let count = Double(max(1, tracks.count))
        moments = Self.features.map { feature in
            let values = tracks.map { $0.features[feature] }
            let mean = values.reduce(0, +) / count
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
            return (feature, mean, max(variance, 1e-12).squareRoot())
        }
    }

    /// The mean of 1 less the cosine over the pairs of some tracks.
    func diversity(_ tracks: [Track]) -> Double {
        let points = tracks.map(point)
        var sum = 0.0
        for first in points.indices {
            for second in points.indices.dropFirst(first + 1) { sum += 1 - Self.cosine(points[first], points[second]) }
        }
        return sum / Double(max(1, points.count * (points.count - 1) / 2))
    }

    /// The standardized scales of a track.
    func point(_ track: Track) -> [Double] {
        moments.map { (track.features[$0.feature] - $0.mean) / $0.deviation }
    }

    private static func cosine(_ left: [Double], _ right: [Double]) -> Double {
        let lengths = (dot(left, left) * dot(right, right)).squareRoot()
        return lengths > 0 ? dot(left, right) / lengths : 0
    }
}
