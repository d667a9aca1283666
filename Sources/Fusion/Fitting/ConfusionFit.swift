/// Learns what is displayed in each mood, as far as labels teach it.
///
///     C(j | k) ∝ n leaky(j | k) + Σ_x in k P(j | x, k)        by expectation maximization
///
/// The weight `n` of the leaky form is chosen by cross-validation over groups of listeners; without labels it is all.
struct ConfusionFit {
    private let model: SensorModel
    private let samples: [Sample]

    private struct Sample {
        let ratio: SIMD8<Double>
        let mood: Emotion
        let fold: Int
        let weight: Double
    }

    private static let folds = 5
    private static let priorWeights = [3.0, 10, 30, 100, 300, 1000]
    private static let rounds = 20
    /// How much better than the leaky form a matrix must be on groups that it was not learned from, in nats.
    private static let leastGain = 0.003

    init(_ model: SensorModel, _ modality: Modality, of listeners: [LabelledListener]) {
        self.model = model
        let groups = Set(listeners.map(\.group)).sorted()
        let folds = Dictionary(uniqueKeysWithValues: zip(groups, groups.indices.map { $0 % Self.folds }))
        let inverse = 1 / pointwiseMax(model.prior.lanes, SIMD8(repeating: Sensor.leastPrior))
        samples = listeners.flatMap { listener in
            listener.arrivals.map(\.observation).filter { $0.modality == modality }.compactMap { observation in
                listener.mood(at: observation.time).map {
                    Sample(
                        ratio: (observation.probabilities.logarithms / model.temperature).exponentialOfLargestOne
                            * inverse, mood: $0,
                        fold: folds[listener.group] ?? 0, weight: observation.quality)
                }
            }
        }
    }

    /// The matrix that predicts best the moods of groups that it was not learned from; nothing if the leaky form does.
    func best(baseRates: EmotionProbabilities) -> (matrix: ConfusionMatrix?, priorWeight: Double) {
        let leaky = Self.leaky(model)
        let reference = loss(of: leaky, baseRates, on: samples)
        let losses = Self.priorWeights.map { weight in
            (0..<Self.folds).reduce(0.0) { sum, fold in
                let matrix = fitted(from: leaky, priorWeight: weight, on: samples.filter { $0.fold != fold })
                return sum + loss(of: matrix, baseRates, on: samples.filter { $0.fold == fold })
            }
        }
        guard let best = losses.indices.min(by: { losses[$0] < losses[$1] }),
            (reference - losses[best]) / Double(max(1, samples.count)) > Self.leastGain
        else { return (nil, .infinity) }
        let rows = fitted(from: leaky, priorWeight: Self.priorWeights[best], on: samples)
        return (ConfusionMatrix { EmotionProbabilities(unchecked: rows[$0.index]) }, Self.priorWeights[best])
    }

    private static func leaky(_ model: SensorModel) -> [SIMD8<Double>] {
        Emotion.allCases.map { mood in
            var row = (1 - model.reliability) * model.baseRates.lanes
            row[mood.index] += model.reliability
            return row
        }
    }

    private func fitted(
        from leaky: [SIMD8<Double>], priorWeight: Double, on samples: [Sample]
    ) -> [SIMD8<Double>] {
        var rows = leaky
        for _ in 0..<Self.rounds {
            var counts = leaky.map { priorWeight * $0 }
            for sample in samples {
                let shown = rows[sample.mood.index] * sample.ratio
                counts[sample.mood.index] += sample.weight / shown.sum() * shown
            }
            rows = counts.map { $0 / $0.sum() }
        }
        return rows
    }

    private func loss(of rows: [SIMD8<Double>], _ baseRates: EmotionProbabilities, on samples: [Sample]) -> Double {
        samples.reduce(0) { sum, sample in
            var evidence = SIMD8<Double>.zero
            for (index, row) in rows.enumerated() { evidence[index] = (row * sample.ratio).sum() }
            let posterior = baseRates.lanes * evidence
            return sum - Math.log(posterior[sample.mood.index] / posterior.sum())
        }
    }
}
