internal import EmotionCore
public import Recommendation

/// Fits the affect model to tagged tracks.
public struct AffectRecipe: Sendable {
    /// What the square of an input's standardized weight costs.
    public var inputPenalty = 33.0
    /// What the square of a genre term's weight costs: less, because a genre says more than a number.
    public var genrePenalty = 4.0
    /// How many tracks a term of a genre needs to get a weight.
    public var genreSupport = 6

    /// Creates the recipe of the model that the package carries.
    public init() {}

    /// The model, and what its file says.
    public func fit(_ data: AffectDataSet) throws -> AffectModel { try AffectModel(parameters(data)) }

    func parameters(_ data: AffectDataSet) -> AffectParameters {
        let tracks = data.tracks.map(\.track)
        let scales = AffectInput.allCases.map { Standardization($0, over: tracks) }
        let terms = commonTerms(tracks)
        let regression = SoftmaxRegression(
            rows: tracks.map { row($0, scales, terms) }, classes: data.tracks.map(\.quadrant.index),
            classCount: AffectQuadrant.count,
            penalties: [1e-3] + scales.map { _ in inputPenalty } + terms.map { _ in genrePenalty })
        func weights(_ column: Int) -> [Double] { regression.weights.map { rounded($0[column]) } }
        let inputs = scales.enumerated().map { index, scale in
            let input = AffectParameters.Input(
                mean: rounded(scale.mean), deviation: rounded(scale.deviation), weights: weights(1 + index))
            return (scale.input.name, input)
        }
        let genres = terms.enumerated().map { ($1, weights(1 + scales.count + $0)) }
        return AffectParameters(
            bias: weights(0), inputs: Dictionary(uniqueKeysWithValues: inputs),
            genreTerms: Dictionary(uniqueKeysWithValues: genres), components: AffectComponents(fitting: data),
            notes: [
                "tracks": String(tracks.count),
                "tags": "valence and arousal from listeners' tags, standard scores halved",
            ])
    }

    /// One, the standardized inputs, and for each term of a genre whether the track has it.
    private func row(_ track: Track, _ scales: [Standardization], _ terms: [String]) -> [Double] {
        let own = Set(AffectInput.terms(ofGenre: track.genre ?? ""))
        return [1] + scales.map { $0(track) } + terms.map { own.contains($0) ? 1 : 0 }
    }

    private func commonTerms(_ tracks: [Track]) -> [String] {
        var counts: [String: Int] = [:]
        for track in tracks {
            for term in Set(AffectInput.terms(ofGenre: track.genre ?? "")) { counts[term, default: 0] += 1 }
        }
        return counts.filter { $0.value >= genreSupport }.keys.sorted()
    }
}

/// Mean and deviation of an input over the tracks that have it.
struct Standardization {
    let input: AffectInput
    let mean: Double
    let deviation: Double

    init(_ input: AffectInput, over tracks: [Track]) {
        let values = tracks.compactMap { input.value(of: $0.features, year: $0.year) }
        let count = Double(max(1, values.count))
        let mean = values.reduce(0, +) / count
        self.input = input
        self.mean = mean
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        deviation = variance > 0 ? variance.squareRoot() : 1
    }

    /// The standardized input of a track; 0, its mean, if it is unknown.
    func callAsFunction(_ track: Track) -> Double {
        guard let value = input.value(of: track.features, year: track.year) else { return 0 }
        return min(AffectModel.clamp, max(-AffectModel.clamp, (value - mean) / deviation))
    }
}

/// Five digits behind the point: what a few thousand tracks can tell, and short in the file.
func rounded(_ value: Double) -> Double { (value * 1e5).rounded() / 1e5 }
