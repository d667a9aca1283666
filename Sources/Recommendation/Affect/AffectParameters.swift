internal import EmotionCore

/// The fitted numbers of an affect model, as they stand in its file.
package struct AffectParameters: Hashable, Codable, Sendable {
    /// The version that is written, and the only one that is read.
    package static let version = 1

    /// How one input is standardized, and what it adds to the four logits.
    package struct Input: Hashable, Codable, Sendable {
        package var mean: Double
        package var deviation: Double
        package var weights: [Double]

        package init(mean: Double, deviation: Double, weights: [Double]) {
            self.mean = mean
            self.deviation = deviation
            self.weights = weights
        }
    }

    package var version = Self.version
    /// The four quadrants by name, in their order.
    package var quadrants = AffectQuadrant.allCases.map(\.rawValue)
    package var bias: [Double]
    /// The inputs by the names of ``AffectInput``.
    package var inputs: [String: Input]
    /// What a term of a genre adds to the four logits.
    package var genreTerms: [String: [Double]]
    package var components: AffectComponents
    /// What it was fitted to, in a few words.
    package var notes: [String: String]

    package init(
        bias: [Double], inputs: [String: Input], genreTerms: [String: [Double]], components: AffectComponents,
        notes: [String: String] = [:]
    ) {
        self.bias = bias
        self.inputs = inputs
        self.genreTerms = genreTerms
        self.components = components
        self.notes = notes
    }

    /// How many numbers were fitted.
    package var count: Int {
        let weights = [bias] + inputs.values.map(\.weights) + genreTerms.values
        let places = [
            components.valence, components.arousal, components.valenceVariance, components.arousalVariance,
        ]
        return (weights + places).reduce(2 * inputs.count) { $0 + $1.count }
    }

    /// Checks that every number is there and finite.
    func validate() throws(AffectModelError) {
        guard version == Self.version else { throw .wrongVersion(version, expected: Self.version) }
        let names = AffectQuadrant.allCases.map(\.rawValue)
        guard quadrants == names else { throw .wrongQuadrants(quadrants, expected: names) }
        for input in AffectInput.allCases {
            guard let fitted = inputs[input.name] else { throw .missingInput(input.name) }
            guard fitted.deviation > 0, fitted.mean.isFinite, fitted.deviation.isFinite else {
                throw .invalidNumbers(input.name)
            }
        }
        let rows = [("bias", bias)] + inputs.map { ($0.key, $0.value.weights) } + genreTerms.map { ($0.key, $0.value) }
        for (name, numbers) in rows where numbers.count != AffectQuadrant.count || !numbers.allSatisfy(\.isFinite) {
            throw .invalidNumbers(name)
        }
        guard components.isValid else { throw .invalidNumbers("components") }
    }
}
