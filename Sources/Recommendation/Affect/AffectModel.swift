internal import EmotionCore

/// Estimates how people feel a track from how it sounds, its genre and its year.
///
/// Multinomial logistic regression over the four quadrants of the circumplex,
///
///     z_q  = bias_q + sum_j weight_qj * clamp((x_j - mean_j) / deviation_j) + sum_terms genre_q(term)
///     P(q) = softmax(z / sqrt(1 + pi / 8 * s^2))
///
/// where `s^2` is the mean variance that the inputs that are unknown leave in `z`: the less is known of a track, the nearer
/// its posterior is to what all tracks have in common. Emotions that the catalog lists the track under are further
/// evidence, and so is the emotion of its words, which counts less. A quadrant's probability weighs that quadrant's
/// normal distribution, see ``TrackAffect``.
///
/// ``shipped`` is fitted to people's tags of 2,426 tracks; `moodstream train affect` makes it. <doc:AffectModelCard> says
/// how good it is and where it fails.
///
/// Reference: D. J. C. MacKay, "The evidence framework applied to classification networks", Neural Computation 4, 1992
/// (the moderated output).
public struct AffectModel: Hashable, Sendable {
    /// Standardized inputs that are further out count as this.
    package static let clamp = 4.0

    let components: AffectComponents
    private let bias: SIMD4<Double>
    /// In the order of ``AffectInput``.
    private let inputs: [Input]
    private let genreTerms: [String: SIMD4<Double>]

    private struct Input: Hashable, Sendable {
        let mean: Double
        let scale: Double
        let weights: SIMD4<Double>
    }

    /// Creates a model from its fitted numbers.
    ///
    /// - Throws: ``AffectModelError`` that says what is missing or impossible.
    package init(_ parameters: AffectParameters) throws(AffectModelError) {
        try parameters.validate()
        components = parameters.components
        bias = SIMD4(parameters.bias)
        inputs = AffectInput.allCases.compactMap { parameters.inputs[$0.name] }.map {
            Input(mean: $0.mean, scale: 1 / $0.deviation, weights: SIMD4($0.weights))
        }
        genreTerms = parameters.genreTerms.mapValues { SIMD4($0) }
    }

    /// Creates the model that knows nothing but where the quadrants' tracks lie.
    init(components: AffectComponents) {
        self.components = components
        bias = .zero
        inputs = []
        genreTerms = [:]
    }

    /// The posterior of a track.
    public func affect(of track: Track) -> TrackAffect {
        TrackAffect(
            weights: weights(
                of: track.features, year: track.year, genre: genreLogits(track.genre ?? ""),
                evidence: EmotionEvidence.logits(of: track.emotions)
                    + EmotionEvidence.logits(ofLyrics: track.lyricsEmotion)),
            components: components)
    }

    /// The probabilities of the four quadrants.
    ///
    /// - Parameters:
    ///   - genre: What ``genreLogits(_:)`` says of the track's genre.
    ///   - evidence: What ``EmotionEvidence`` says of its emotions.
    func weights(
        of features: AudioFeatures, year: Int?, genre: SIMD4<Double>, evidence: SIMD4<Double>
    ) -> SIMD4<Float> {
        var logits = bias + genre
        var unknown = 0.0
        for (input, fitted) in zip(AffectInput.allCases, inputs) {
            if let value = input.value(of: features, year: year) {
                let standardized = (value - fitted.mean) * fitted.scale
                logits += fitted.weights * min(Self.clamp, max(-Self.clamp, standardized))
            } else {
                unknown += (fitted.weights * fitted.weights).sum() / 4
            }
        }
        logits /= (1 + .pi / 8 * unknown).squareRoot()
        return SIMD4<Float>(Self.softmax(logits + evidence))
    }

    /// What the terms of a genre add to the logits.
    func genreLogits(_ genre: String) -> SIMD4<Double> {
        AffectInput.terms(ofGenre: genre).reduce(.zero) { $0 + (genreTerms[$1] ?? .zero) }
    }

    private static func softmax(_ logits: SIMD4<Double>) -> SIMD4<Double> {
        let largest = logits.max()
        var exponentials = SIMD4<Double>.zero
        for index in 0..<4 { exponentials[index] = Math.exp(logits[index] - largest) }
        return exponentials / exponentials.sum()
    }
}
