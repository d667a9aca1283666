import Fusion

/// How one estimator did on one set, with intervals over its groups of listeners.
struct FusionScoreLine: OutputLine {
    let set: String
    let method: FusionMethod
    let score: FusionScore
    private let accuracies: MeanInterval
    private let losses: MeanInterval
    private let groups: Int

    private enum CodingKeys: String, CodingKey {
        case set, method, n, groups, accuracy, accuracyInterval, logLoss, logLossInterval, ece, falseSwitchesPerHour
    }

    init(_ set: String, _ method: FusionMethod, _ folds: [CrossValidation.Fold]) {
        var total = FusionScore()
        var byGroup: [String: FusionScore] = [:]
        for fold in folds {
            for (listener, answers) in fold.answers(of: method) {
                total.add(answers)
                byGroup[listener.group, default: FusionScore()].add(answers)
            }
        }
        self.set = set
        self.method = method
        score = total
        groups = byGroup.count
        let scores = byGroup.keys.sorted().compactMap { byGroup[$0] }
        accuracies = MeanInterval(scores.map(\.accuracy))
        losses = MeanInterval(scores.map(\.logLoss))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(set, forKey: .set)
        try container.encode(method, forKey: .method)
        try container.encode(score.count, forKey: .n)
        try container.encode(groups, forKey: .groups)
        try container.encode(score.accuracy, forKey: .accuracy)
        try container.encode(accuracies.bounds, forKey: .accuracyInterval)
        try container.encode(score.logLoss, forKey: .logLoss)
        try container.encode(losses.bounds, forKey: .logLossInterval)
        try container.encode(score.calibrationError, forKey: .ece)
        try container.encode(score.falseSwitchesPerHour, forKey: .falseSwitchesPerHour)
    }

    var text: String {
        let figures = [
            "accuracy " + figure(score.accuracy, accuracies), "log loss " + figure(score.logLoss, losses),
            "ECE " + decimal(score.calibrationError, digits: 3),
            "false switches an hour " + decimal(score.falseSwitchesPerHour, digits: 1),
        ]
        return column(set, width: 24) + column(method.rawValue, width: 22) + figures.joined(separator: "  ")
    }

    private func figure(_ value: Double, _ interval: MeanInterval) -> String {
        decimal(value, digits: 3) + " ± " + decimal(interval.halfWidth, digits: 3)
    }
}

extension CrossValidation.Fold {
    init(listeners: [LabelledListener], parameters: FusionParameters) {
        self.init(listeners: listeners, parameters: parameters, stacking: nil)
    }

    /// What an estimator says of each listener.
    fileprivate func answers(of method: FusionMethod) -> [(LabelledListener, [FusionAnswer])] {
        func fold(_ estimator: some MoodEstimator) -> [(LabelledListener, [FusionAnswer])] {
            listeners.map { ($0, $0.answers(of: MoodTimeline(estimator: estimator))) }
        }
        if method == .stacking, let stacking { return fold(Stacking(parameters: parameters, weights: stacking)) }
        return fold(method.estimator(parameters: parameters))
    }
}

/// A mean and its 95 % interval, by Student's distribution.
struct MeanInterval {
    let mean: Double
    let halfWidth: Double

    init(_ values: [Double]) {
        let count = Double(max(1, values.count))
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
        self.mean = mean
        // The 97.5 % quantile to two digits for more than five degrees of freedom.
        halfWidth = (1.96 + 2.5 / max(1, count - 1)) * (variance / count).squareRoot()
    }

    var bounds: [Double] { [mean - halfWidth, mean + halfWidth] }
}
