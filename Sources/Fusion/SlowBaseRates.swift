/// How often one listener is in each mood, learned over hours: what is a day's mood and not a moment's.
///
/// The seconds that the fast state spent in each mood are added up and fade with a half-life of hours. With the base
/// rates of everybody, which weigh as much as `weight`, they make the listener's own:
///
///     π_u = (weight π + seconds) / (weight + Σ seconds)
///
/// Time counts once an observation has said something; until then predicting in two steps is predicting in one.
struct SlowBaseRates: Hashable, Codable, Sendable {
    /// Seconds in each mood, faded.
    @Packed<Double> private var seconds = SIMD8<Double>.zero
    /// Seconds since the last observation that said something, not yet counted.
    @Packed<Float> private var waiting = SIMD8<Double>.zero

    /// How quickly a listener's base rates are learned and forgotten.
    struct Parameters: Hashable, Sendable {
        /// How many seconds everybody's base rates weigh.
        var weight = 4.0 * 3600
        /// After how many seconds half of what was learned is forgotten.
        var halfLife = 12.0 * 3600
    }

    /// No silence counts for more: four months in which nothing was seen say nothing.
    private static let longestSilence = 1e7

    /// Notes some seconds after a moment with certain probabilities.
    ///
    /// - Parameter share: What is left of the probabilities after those seconds.
    mutating func pass(
        _ seconds: Double, from probabilities: SIMD8<Double>, retaining share: Double, by forgetting: Forgetting
    ) {
        let noted = min(seconds, Self.longestSilence)
        let share = noted == seconds ? share : forgetting.retained(after: noted)
        waiting += forgetting.dwell(from: probabilities, for: noted, retaining: share)
    }

    /// Counts the time noted, since an observation has said something.
    mutating func count(_ parameters: Parameters) {
        let elapsed = waiting.total
        guard elapsed > 0 else { return }
        let retained = Forgetting.retained(after: elapsed, halfLife: parameters.halfLife)
        seconds = retained * seconds + min(1, parameters.halfLife / elapsed) * waiting
        waiting = .zero
    }

    /// The listener's base rates, given everybody's.
    func rates(from everybody: SIMD8<Double>, _ parameters: Parameters) -> SIMD8<Double> {
        let seen = seconds.total
        return seen > 0 ? (parameters.weight * everybody + seconds) / (parameters.weight + seen) : everybody
    }

    /// Whether these are numbers that slow base rates can hold.
    var isValid: Bool {
        Emotion.allCases.map(\.index).allSatisfy {
            seconds[$0].isFinite && seconds[$0] >= 0 && waiting[$0].isFinite && waiting[$0] >= 0
        }
    }
}
