import Foundation
import Fusion

/// The formulas of the jump filter, written again without care for speed: one pass over all observations, in plain
/// arrays and logarithms, for every question.
struct Oracle {
    let parameters: JumpFilter.Parameters

    struct Answer {
        var probabilities: [Double]
        var votes: [Modality: [Double]] = [:]
        var contributions: [Modality: [Double]] = [:]
        var conflict = 0.0
    }

    private var halfLife: Double { parameters.halfLife / .seconds(1) }
    private var base: [Double] { parameters.baseRates.values }

    func answer(_ observations: [EmotionObservation], at time: Double) -> Answer {
        let counted = observations.filter { $0.quality > 0 && parameters.sensor(for: $0.modality).reliability > 0 }
            .sorted { ($0.time, $0.modality.rawValue, $0.id) < ($1.time, $1.modality.rawValue, $1.id) }
        let weights = weights(of: counted)
        let steps = zip(counted, weights).map {
            (time: $0.time, modality: $0.modality, evidence: evidence(of: $0, weight: $1))
        }
        var answer = Answer(probabilities: filter(steps.map { ($0.time, $0.evidence) }, to: time))
        for modality in Set(counted.map(\.modality)) {
            let own = steps.filter { $0.modality == modality }
            answer.votes[modality] = filter(own.map { ($0.time, $0.evidence) }, to: time)
            answer.contributions[modality] = (0..<7).map { emotion in
                own.reduce(0) { sum, step in
                    let mean = step.evidence.reduce(0, +) / 7
                    return sum + pow(2, -(time - step.time) / halfLife) * (step.evidence[emotion] - mean)
                }
            }
        }
        answer.conflict = conflict(
            answer.votes, last: { modality in own(modality, counted).last?.time ?? time }, at: time)
        return answer
    }

    private func own(_ modality: Modality, _ observations: [EmotionObservation]) -> [EmotionObservation] {
        observations.filter { $0.modality == modality }
    }

    /// How much of each observation is news: quality times what its display has not been counted for.
    private func weights(of observations: [EmotionObservation]) -> [Double] {
        var counted: [Modality: (time: Double, share: Double)] = [:]
        return observations.map { observation in
            let tau = parameters.sensor(for: observation.modality).correlationTime / .seconds(1)
            let (time, share) = counted[observation.modality] ?? (observation.time, 0)
            let left = tau > 0 ? share * exp(-(observation.time - time) / tau) : 0
            let weight = observation.quality * (1 - left)
            counted[observation.modality] = (observation.time, left + weight)
            return weight
        }
    }

    private func evidence(of observation: EmotionObservation, weight: Double) -> [Double] {
        let model = parameters.sensor(for: observation.modality)
        let sharpened = observation.probabilities.values.map { pow(max($0, 1e-12), 1 / model.temperature) }
        let q = sharpened.map { $0 / sharpened.reduce(0, +) }
        let ratio = zip(q, model.prior.values).map { $0 / max($1, 1e-6) }
        let leak = zip(ratio, model.baseRates.values).reduce(0) { $0 + $1.0 * $1.1 }
        return ratio.map { weight * log(model.reliability * $0 + (1 - model.reliability) * leak) }
    }

    private func filter(_ steps: [(time: Double, evidence: [Double])], to end: Double) -> [Double] {
        var p = base
        var now = steps.first?.time ?? end
        for (time, evidence) in steps {
            p = predict(p, after: time - now)
            let logs = zip(p, evidence).map { log($0) + $1 }
            let largest = logs.max() ?? 0
            let shifted = logs.map { exp($0 - largest) }
            p = shifted.map { $0 / shifted.reduce(0, +) }
            now = time
        }
        return predict(p, after: end - now)
    }

    private func predict(_ p: [Double], after seconds: Double) -> [Double] {
        let s = pow(2, -seconds / halfLife)
        return zip(p, base).map { s * $0 + (1 - s) * $1 }
    }

    private func conflict(_ votes: [Modality: [Double]], last: (Modality) -> Double, at time: Double) -> Double {
        guard votes.count > 1 else { return 0 }
        let weights = votes.keys.reduce(into: [Modality: Double]()) { $0[$1] = pow(2, -(time - last($1)) / halfLife) }
        let total = weights.values.reduce(0, +)
        var mixture = [Double](repeating: 0, count: 7)
        var within = 0.0
        for (modality, vote) in votes {
            let weight = (weights[modality] ?? 0) / total
            for emotion in 0..<7 { mixture[emotion] += weight * vote[emotion] }
            within += weight * entropy(vote)
        }
        return entropy(mixture) - within
    }

    private func entropy(_ p: [Double]) -> Double { -p.reduce(0) { $1 > 0 ? $0 + $1 * log2($1) : $0 } }
}
