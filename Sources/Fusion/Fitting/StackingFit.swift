extension StackingWeights {
    /// Learns weights from listeners whose moods are known, by gradient descent on the log loss.
    ///
    /// - Parameters:
    ///   - parameters: Their sensors' priors are where averages fade to.
    ///   - steps: How many steps to take over all judged moments.
    public init(fittedTo listeners: [LabelledListener], parameters: FusionParameters, steps: Int = 600) {
        let modalities = Set(listeners.flatMap(\.arrivals).map(\.observation.modality)).sorted()
        self.init(
            bias: EmotionScores(lanes: parameters.baseRates.logarithms),
            gains: Dictionary(uniqueKeysWithValues: modalities.map { ($0, [0.2, 0.2]) }))
        let examples = StackingExample.all(of: listeners, parameters: parameters, weights: self)
        for step in 0..<steps {
            let rate = 1.0 / (1 + Double(step) / 100)
            descend(on: examples, rate: rate, stiffness: 1e-3)
        }
    }

    private mutating func descend(on examples: [StackingExample], rate: Double, stiffness: Double) {
        var bias = SIMD8<Double>.zero
        var slopes = gains.mapValues { $0.map { _ in 0.0 } }
        for example in examples {
            var error = logits(of: example).exponentialOfLargestOne
            error /= error.sum()
            error[example.mood.index] -= 1
            bias += error
            for (modality, features) in example.features {
                for (index, feature) in features.enumerated() {
                    slopes[modality]?[index] += (error * feature).sum()
                }
            }
        }
        let share = rate / Double(max(1, examples.count))
        self.bias.lanes -= share * bias
        for (modality, slope) in slopes {
            for (index, value) in slope.enumerated() {
                let shrunk = (gains[modality]?[index] ?? 0) * (1 - rate * stiffness)
                gains[modality]?[index] = shrunk - share * 0.2 * value
            }
        }
    }

    private func logits(of example: StackingExample) -> SIMD8<Double> {
        example.features.reduce(bias.lanes) { sum, track in
            zip(gains[track.modality] ?? [], track.features).reduce(sum) { $0 + $1.0 * $1.1 }
        }
    }
}

/// What a regression sees at one judged moment, and what was true.
private struct StackingExample {
    let features: [(modality: Modality, features: [SIMD8<Double>])]
    let mood: Emotion

    static func all(
        of listeners: [LabelledListener], parameters: FusionParameters, weights: StackingWeights
    ) -> [StackingExample] {
        var examples: [StackingExample] = []
        for listener in listeners {
            listener.fold(Stacking(parameters: parameters, weights: weights)) { stacking, time, mood in
                examples.append(StackingExample(features: stacking.features(at: time), mood: mood))
            }
        }
        return examples
    }
}
