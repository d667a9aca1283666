import Foundation
import Fusion

/// The formulas of the jump filter, written again without care for speed: one pass over all observations, in plain
/// arrays and logarithms, for every question.
struct Oracle {
    let parameters: FusionParameters

    struct Answer {
        var probabilities: [Double]
        var baseRates: [Double]
        var votes: [Modality: [Double]] = [:]
        var contributions: [Modality: [Double]] = [:]
        var conflict = 0.0
    }

    private var halfLife: Double { parameters.halfLife / .seconds(1) }
    private var everybody: [Double] { parameters.baseRates.values }

    func answer(_ observations: [EmotionObservation], at time: Double) -> Answer {
        let counted = observations.filter { $0.quality > 0 && parameters.sensor(for: $0.modality).reliability > 0 }
            .sorted { ($0.time, $0.modality.rawValue, $0.id) < ($1.time, $1.modality.rawValue, $1.id) }
        var tracks: [Modality: Track] = [:]
        var habits = Habits(weight: parameters.baseRateWeight / .seconds(1), everybody: everybody)
        var (p, now, base) = (everybody, counted.first?.time ?? time, everybody)
        for observation in counted {
            if observation.time > now {
                base = habits.rates
                habits.pass(p, base, observation.time - now, halfLife)
                p = predict(p, after: observation.time - now, toward: base)
                now = observation.time
            }
            var track = tracks[observation.modality] ?? Track(parameters, observation, vote: base)
            let evidence = track.take(observation)
            p = multiply(p, evidence)
            if Set(evidence).count > 1 { habits.count() }
            let elapsed = observation.time - track.time
            track.vote = multiply(predict(track.vote, after: elapsed, toward: base), evidence)
            let mean = evidence.reduce(0, +) / 7
            track.contributions = zip(track.contributions, evidence).map {
                pow(2, -elapsed / halfLife) * $0 + $1 - mean
            }
            track.time = observation.time
            tracks[observation.modality] = track
        }
        return conclude(p, after: time - now, tracks: tracks, at: time, base: habits.rates)
    }

    private func conclude(
        _ p: [Double], after seconds: Double, tracks: [Modality: Track], at time: Double, base: [Double]
    ) -> Answer {
        var answer = Answer(probabilities: predict(p, after: seconds, toward: base), baseRates: base)
        for (modality, track) in tracks {
            answer.votes[modality] = predict(track.vote, after: time - track.time, toward: base)
            answer.contributions[modality] = track.contributions.map { pow(2, -(time - track.time) / halfLife) * $0 }
        }
        let weights = tracks.mapValues { pow(2, -(time - $0.time) / halfLife) }
        answer.conflict = conflict(answer.votes, weights)
        return answer
    }

    private func multiply(_ p: [Double], _ evidence: [Double]) -> [Double] {
        let logs = zip(p, evidence).map { log($0) + $1 }
        let shifted = logs.map { exp($0 - (logs.max() ?? 0)) }
        return shifted.map { $0 / shifted.reduce(0, +) }
    }

    private func predict(_ p: [Double], after seconds: Double, toward base: [Double]) -> [Double] {
        let s = pow(2, -seconds / halfLife)
        return zip(p, base).map { s * $0 + (1 - s) * $1 }
    }

    private func conflict(_ votes: [Modality: [Double]], _ weights: [Modality: Double]) -> Double {
        guard votes.count > 1 else { return 0 }
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

/// What the oracle knows of one modality.
private struct Track {
    let model: SensorModel
    var vote: [Double]
    var time: Double
    var contributions = [Double](repeating: 0, count: 7)

    private let isGuarded: Bool
    private let halfLife: Double
    private var mean = [Double](repeating: 0, count: 7)
    private var frames = 0.0
    private var counted = 0.0
    private var company = 0.0
    private var retained = 0.0
    private var evidence = [Double](repeating: 0, count: 7)
    private var drift: [Double]
    private var softening = 0.0
    private var seen = 0.0

    init(_ parameters: FusionParameters, _ first: EmotionObservation, vote: [Double]) {
        model = parameters.sensor(for: first.modality)
        isGuarded = parameters.isGuarded
        halfLife = parameters.halfLife / .seconds(1)
        drift = model.statistics?.mean.values ?? []
        time = first.time
        self.vote = vote
    }

    /// What the observation adds to the log-evidence.
    mutating func take(_ observation: EmotionObservation) -> [Double] {
        let tau = model.correlationTime / .seconds(1)
        company *= tau > 0 ? exp(-(observation.time - time) / (10 * tau)) : 0
        retained = pow(2, -(observation.time - time) / halfLife)
        let prior = tau > 0 && frames > 0 ? exp(-(observation.time - time) / tau) : 0
        let logs = observation.probabilities.values.map { log(max($0, 1e-12)) }
        guard let statistics = model.statistics else {
            return news(logs, same: prior, trust: 1, quality: observation.quality)
        }
        let softened = floored(logs)
        let deviation = sqrt(
            zip(zip(drift, statistics.mean.values), statistics.spread.values).map { pow(($0.0 - $0.1) / $1, 2) }
                .reduce(0, +) / 7)
        let gate = min(1, max(0, (deviation - 0.2 - 0.8 / sqrt(seen + 1)) / 0.2))
        let frame = zip(softened, zip(drift, statistics.mean.values)).map { $0 - gate * ($1.0 - $1.1) }
        let same = prior > 0 ? probabilityOfSame(frame, statistics, prior) : 0
        let trust = (1 - 0.7 * gate) * exp(-0.7 * softening)
        if isGuarded { learn(softened, statistics, weight: observation.quality * (1 - same)) }
        return news(frame, same: same, trust: trust, quality: observation.quality)
    }

    private func floored(_ logs: [Double]) -> [Double] {
        var logs = logs
        if softening > 0 {
            logs = logs.map { max($0, log(1e-6)) / exp(softening) }
            let total = log(logs.map(exp).reduce(0, +))
            logs = logs.map { $0 - total }
        }
        logs = logs.map { max($0, log(1e-4)) }
        return logs.map { $0 - logs.reduce(0, +) / 7 }
    }

    private func probabilityOfSame(_ frame: [Double], _ statistics: DisplayStatistics, _ prior: Double) -> Double {
        var ratio = 0.0
        for lane in 0..<7 {
            let (noise, spread) = (statistics.noise.values[lane], statistics.spread.values[lane])
            let narrow = noise * noise * (1 + 1 / frames)
            ratio += log(spread) - 0.5 * log(narrow) - pow(frame[lane] - mean[lane], 2) / (2 * narrow)
            ratio += pow(frame[lane] - statistics.mean.values[lane], 2) / (2 * spread * spread)
        }
        let odds = prior / max(1e-4, 1 - prior) * exp(min(100, max(-100, 6.0 / 7 * ratio)))
        return odds / (1 + odds)
    }

    private mutating func learn(_ frame: [Double], _ statistics: DisplayStatistics, weight: Double) {
        let difference = zip(frame, drift).map { $0 - $1 }
        let variance = zip(difference, statistics.spread.values).map { pow($0 / $1, 2) }.reduce(0, +) / 7
        seen = min(200, seen + weight)
        drift = zip(drift, difference).map { $0 + weight / (seen + 3) * $1 }
        softening = max(0, softening + 0.7 * weight / (seen + 4) * (min(4, variance) - 1.2))
    }

    private mutating func news(_ frame: [Double], same: Double, trust: Double, quality: Double) -> [Double] {
        let before = same * frames
        frames = before + quality
        mean = zip(mean, frame).map { (before * $0 + quality * $1) / frames }
        let share = 1 - (1 - model.share) * min(1, company)
        company += quality
        counted = same * counted + quality * share * (1 - same * counted)
        let newer = logEvidence().map { trust * counted * $0 }
        let difference = zip(newer, evidence).map { $0 - same * retained * $1 }
        evidence = newer
        return difference
    }

    private func logEvidence() -> [Double] {
        let scaled = mean.map { $0 / model.temperature }
        let largest = scaled.max() ?? 0
        let ratio = zip(scaled, model.prior.values).map { exp($0 - largest) / max($1, 1e-6) }
        if let confusion = model.confusion {
            return Emotion.allCases.map { mood in
                log(zip(confusion[mood].values, ratio).map { $0 * $1 }.reduce(0, +))
            }
        }
        let leak = zip(ratio, model.baseRates.values).reduce(0) { $0 + $1.0 * $1.1 }
        return ratio.map { log(model.reliability * $0 + (1 - model.reliability) * leak) }
    }
}

/// What the oracle knows of a listener's own base rates.
private struct Habits {
    let weight: Double
    let everybody: [Double]
    private var seconds = [Double](repeating: 0, count: 7)
    private var waiting = [Double](repeating: 0, count: 7)

    init(weight: Double, everybody: [Double]) {
        self.weight = weight
        self.everybody = everybody
    }

    var rates: [Double] {
        let total = weight + seconds.reduce(0, +)
        return zip(everybody, seconds).map { (weight * $0 + $1) / total }
    }

    mutating func pass(_ p: [Double], _ base: [Double], _ elapsed: Double, _ halfLife: Double) {
        let informed = (1 - pow(2, -elapsed / halfLife)) * halfLife / log(2)
        for mood in 0..<7 { waiting[mood] += informed * p[mood] + (elapsed - informed) * base[mood] }
    }

    mutating func count() {
        let elapsed = waiting.reduce(0, +)
        let halfLife = 12.0 * 3600
        guard elapsed > 0 else { return }
        seconds = zip(seconds, waiting).map { pow(2, -elapsed / halfLife) * $0 + min(1, halfLife / elapsed) * $1 }
        waiting = waiting.map { _ in 0 }
    }
}
