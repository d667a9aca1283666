/// Learns the model of one sensor from answers with labels, one by one: without time and without other sensors.
///
/// By the cross-entropy of the labels, in this order: the temperature; then reliability, base rates and prior, held near where
/// they began. Statistics come from the answers alone.
///
/// Labels say what is displayed, not what is felt. So the reliability that is found multiplies that of the start, which
/// knows how often people display what they feel; what takes time, correlation and share, is kept from it too.
public struct SensorFit: Sendable {
    /// The fitted model.
    public let model: SensorModel

    /// How much a number may move away from its start: the weight of the squared distance, in answers' losses.
    private static let stiffness = 0.5
    /// How likely a label is what the answer is about, before anything is learned.
    private static let startReliability = 0.98
    private static let sweeps = 20
    /// A sweep that gains less log loss than this is the last.
    private static let leastGain = 1e-5

    /// Fits a model.
    ///
    /// - Parameters:
    ///   - answers: Those to learn from.
    ///   - start: What is kept of what they cannot teach.
    public init(to answers: [LabelledAnswer], from start: SensorModel) {
        let answers = answers.filter { !$0.frames.isEmpty }
        let rates = Self.labelRates(answers)
        var template = start.withReliability(Self.startReliability)
        (template.prior, template.baseRates) = (rates, rates)
        let fitted = Self.fitted(from: template, to: answers)
        var model = fitted.withReliability(fitted.reliability * start.reliability)
        model.statistics = DisplayStatistics(displays: answers.map(\.frames)) ?? start.statistics
        self.model = model
    }

    /// The mean cross-entropy of labels under what a model makes of the first frame of each answer, in nats.
    ///
    /// - Parameter reliability: How likely a label is what the answer is about; the model's own is about what is felt.
    public static func logLoss(
        of model: SensorModel, reliability: Double, on answers: [LabelledAnswer], rates: EmotionProbabilities
    ) -> Double {
        let sensor = Sensor(model.withReliability(reliability))
        let logRates = rates.logarithms
        let total = answers.reduce(0) { sum, answer in
            let posterior = logRates + sensor.logEvidence(of: answer.frames[0].logarithms)
            return sum + posterior.logSumOfExponentials - (answer.label.lanes * posterior).sum()
        }
        return total / Double(max(1, answers.count))
    }

    /// How often each emotion is a label; every emotion counts as seen once more than it was.
    public static func labelRates(_ answers: [LabelledAnswer]) -> EmotionProbabilities {
        EmotionProbabilities(
            unchecked: answers.reduce(Double(Emotion.count) * EmotionProbabilities.uniform.lanes) {
                $0 + $1.label.lanes
            })
    }

    private static func fitted(from template: SensorModel, to answers: [LabelledAnswer]) -> SensorModel {
        let modality: Modality = "fitted"
        var parameters = FusionParameters()
        parameters.sensors = [modality: template]
        let vector = ParameterVector(modalities: [modality], template: parameters)
        let (start, rates) = (vector.values, labelRates(answers))
        let stiffness = Self.stiffness / Double(max(1, answers.count))
        func model(_ values: [Double]) -> SensorModel { vector.parameters(values).sensor(for: modality) }
        var search = CoordinateSearch(from: start, step: 0.2) { values in
            let distance = zip(values, start).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            let candidate = model(values)
            return logLoss(of: candidate, reliability: candidate.reliability, on: answers, rates: rates)
                + stiffness * distance
        }
        for _ in 0..<3 { _ = search.sweep(vector.temperatures) }
        for _ in 0..<sweeps where search.sweep(0..<vector.halfLife) < leastGain { break }
        return model(search.point)
    }
}
