/// Learns the parameters of fusion from listeners whose moods are known.
///
/// First what needs no fusion: base rates, how each modality's answers are spread, and how long its displays last. Then, by
/// the log loss of the fused mood: temperatures; reliabilities, priors and base rates of displays; the half-life; and
/// all of them together, held near where they began as few listeners teach little. Last, for each modality, whether
/// a confusion matrix helps on listeners that it was not learned from.
public struct FusionFit: Sendable {
    /// The fitted parameters.
    public let parameters: FusionParameters
    /// What was found, step by step.
    public let report: [FusionFitStep]

    /// Fits parameters.
    ///
    /// - Parameters:
    ///   - listeners: Those to learn from.
    ///   - start: Where to begin; also what is kept of what these listeners cannot teach.
    ///   - sweeps: How often all numbers are tried together, at most.
    ///   - progress: Told of each step when it is done.
    public init(
        to listeners: [LabelledListener], from start: FusionParameters = FusionParameters(), sweeps: Int = 12,
        progress: (FusionFitStep) -> Void = { _ in }
    ) {
        var fit = FusionFitting(listeners: listeners, start: start)
        var report: [FusionFitStep] = []
        fit.run(sweeps: sweeps) { step in
            report.append(step)
            progress(step)
        }
        parameters = fit.parameters
        self.report = report
    }
}

/// One step of a ``FusionFit``.
public struct FusionFitStep: Hashable, Codable, Sendable {
    /// What was fitted.
    public let name: String
    /// The log loss on the listeners that were learned from, after the step.
    public let logLoss: Double
    /// What was found, in words.
    public let finding: String
}

/// A fit that is going on.
struct FusionFitting {
    private(set) var parameters: FusionParameters

    private let listeners: [LabelledListener]
    private let modalities: [Modality]

    /// How much a number may move away from its start: the weight of the squared distance, in listeners' log losses.
    ///
    /// Chosen by cross-validation over the listeners that the defaults are fitted to.
    private static let stiffness = 0.25
    /// How many moods everybody's base rates weigh.
    private static let priorMoods = 7.0
    /// The half-lives, in seconds, of which the best is where the search begins.
    private static let halfLives = (0...12).map { Double(1 << $0) }
    /// From the flickering rule to the steady one.
    private static let ratios = [1.0, 1.5, 2.0]
    /// What accuracy may be lost for moods that flicker less.
    private static let priceOfSteadiness = 0.01
    /// A sweep that gains less log loss than this is the last.
    private static let leastGain = 1e-4

    init(listeners: [LabelledListener], start: FusionParameters) {
        self.listeners = listeners
        parameters = start
        modalities = Set(listeners.flatMap(\.arrivals).map(\.observation.modality)).sorted()
    }

    mutating func run(sweeps: Int, report: (FusionFitStep) -> Void) {
        fitBaseRates()
        report(step("base rates", finding: Self.words(parameters.baseRates)))
        for modality in modalities {
            guard let display = DisplayFit(modality, of: listeners) else { continue }
            take(display, for: modality)
            report(step("displays of \(modality)", finding: "last \(Self.rounded(display.correlationSeconds)) s"))
        }
        search(sweeps: sweeps, report: report)
        fitConfusion(report: report)
        fitHysteresis()
        report(step("hysteresis", finding: "the mood changes at odds of \(parameters.hysteresis.ratio)"))
    }

    private mutating func fitBaseRates() {
        var moods = SIMD8<Double>.zero
        for listener in listeners {
            for segment in listener.segments { moods[segment.mood.index] += segment.end - segment.start }
        }
        let segments = Double(listeners.reduce(0) { $0 + $1.segments.count })
        guard moods.sum() > 0 else { return }
        let prior = Self.priorMoods * EmotionProbabilities.uniform.lanes
        parameters.baseRates = EmotionProbabilities(unchecked: segments / moods.sum() * moods + prior)
    }

    private mutating func take(_ display: DisplayFit, for modality: Modality) {
        let isKnown = parameters.sensors[modality] != nil
        var model = parameters.sensor(for: modality).with { numbers in
            numbers.correlationSeconds = display.correlationSeconds
            if display.correlationSeconds == 0 { numbers.share = 1 }
            if display.correlationSeconds > 0, numbers.share == 1 { numbers.share = 0.5 }
            if !isKnown { numbers.reliability = 0.6 }
        }
        model.statistics = display.statistics
        if !isKnown { (model.prior, model.baseRates) = (parameters.baseRates, parameters.baseRates) }
        parameters.sensors[modality] = model
    }

    /// Minimizes the log loss of the fused mood.
    private mutating func search(sweeps: Int, report: (FusionFitStep) -> Void) {
        let vector = ParameterVector(modalities: modalities, template: parameters)
        let start = vector.values
        let (listeners, stiffness) = (listeners, Self.stiffness / Double(max(1, listeners.count)))
        var search = CoordinateSearch(from: start, step: 0.2) { values in
            let distance = zip(values, start).dropLast().reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            return listeners.logLoss(of: vector.parameters(values)) + stiffness * distance
        }
        search.choose(among: Self.halfLives.map(Math.log), at: vector.halfLife)
        for (name, coordinates) in [
            ("temperatures", vector.temperatures), ("sensors", Array(0..<vector.halfLife)),
            ("half-life", [vector.halfLife]),
        ] {
            for _ in 0..<2 { _ = search.sweep(coordinates) }
            parameters = vector.parameters(search.point)
            report(step(name, finding: finding(name)))
        }
        for sweep in 0..<sweeps {
            let gain = search.sweep(search.point.indices)
            parameters = vector.parameters(search.point)
            report(step("all together, sweep \(sweep + 1)", finding: finding("half-life")))
            if gain < Self.leastGain { break }
        }
    }

    private mutating func fitConfusion(report: (FusionFitStep) -> Void) {
        for modality in modalities {
            let fit = ConfusionFit(parameters.sensor(for: modality), modality, of: listeners)
            let choice = fit.best(baseRates: parameters.baseRates)
            guard let matrix = choice.matrix else { continue }
            var candidate = parameters
            candidate.sensors[modality]?.confusion = matrix
            guard listeners.logLoss(of: candidate) < listeners.logLoss(of: parameters) else { continue }
            parameters = candidate
            report(
                step(
                    "confusion of \(modality)",
                    finding: "the leaky form weighs \(Self.rounded(choice.priorWeight)) labels"))
        }
    }

    /// Chooses the steadiest rule that costs hardly any accuracy.
    private mutating func fitHysteresis() {
        let scores = Self.ratios.map { ratio in
            var candidate = parameters
            candidate.hysteresis = MoodHysteresis(ratio: ratio)
            return FusionScore(of: JumpFilter(parameters: candidate), on: listeners).accuracy
        }
        let enough = (scores.max() ?? 0) - Self.priceOfSteadiness
        let steadiest = scores.lastIndex { $0 >= enough } ?? 0
        parameters.hysteresis = MoodHysteresis(ratio: Self.ratios[steadiest])
    }

    private func step(_ name: String, finding: String) -> FusionFitStep {
        FusionFitStep(name: name, logLoss: listeners.logLoss(of: parameters), finding: finding)
    }

    private func finding(_ step: String) -> String {
        guard step != "half-life" else { return "half-life \(Self.rounded(parameters.halfLifeSeconds)) s" }
        return modalities.map { modality in
            let model = parameters.sensor(for: modality)
            let numbers =
                "temperature \(Self.rounded(model.temperature)), reliability \(Self.rounded(model.reliability))"
            return "\(modality): \(numbers)"
        }.joined(separator: "; ")
    }

    private static func words(_ rates: EmotionProbabilities) -> String {
        Emotion.allCases.map { "\($0) \(rounded(rates[$0]))" }.joined(separator: ", ")
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

extension [LabelledListener] {
    /// The log loss of a jump filter that neither watches its sensors nor holds on to a mood.
    func logLoss(of parameters: FusionParameters) -> Double {
        var parameters = parameters
        parameters.isGuarded = false
        let start = JumpFilter(parameters: parameters)
        var (loss, count) = (0.0, 0)
        for listener in self {
            listener.fold(start) { filter, time, mood in
                loss -= Math.log(Swift.max(FusionScore.leastProbability, filter.prediction(at: time)[mood]))
                count += 1
            }
        }
        return loss / Double(Swift.max(1, count))
    }
}

extension LabelledListener {
    /// Folds observations in the order of arrival and stops at each judged moment.
    func fold<Estimator: MoodEstimator>(
        _ start: Estimator, _ judge: (_ estimator: Estimator, _ time: Double, _ mood: Emotion) -> Void
    ) {
        var estimator = start
        var next = arrivals.startIndex
        for (time, mood) in moments {
            while next < arrivals.endIndex, arrivals[next].time <= time {
                estimator.update(with: arrivals[next].observation)
                next += 1
            }
            judge(estimator, time, mood)
        }
    }
}
