internal import EmotionCore
internal import Fusion

/// How well a fitted sensor model foretells labels.
struct SensorFinding {
    /// Which sensor, and which answers it is judged on.
    let name: String
    /// How many answers.
    let count: Int
    /// The mean cross-entropy of their labels, in nats, if the answers are believed as they are.
    let rawLogLoss: Double
    /// The same under the fitted model.
    let logLoss: Double
    /// The fitted temperature.
    let temperature: Double
    /// How likely a label is what the answer is about.
    let reliability: Double

    /// Judges a model that was fitted from `start` on answers.
    init(
        _ name: String, _ model: SensorModel, start: SensorModel, _ answers: [LabelledAnswer]
    ) throws(FusionError) {
        self.name = name
        count = answers.count
        let rates = SensorFit.labelRates(answers)
        reliability = model.reliability / start.reliability
        rawLogLoss = SensorFit.logLoss(of: try model.uncalibrated, reliability: 1, on: answers, rates: rates)
        logLoss = SensorFit.logLoss(of: model, reliability: reliability, on: answers, rates: rates)
        temperature = model.temperature
    }

    /// One line about it.
    var line: String {
        "\(name): n \(count), log loss \(rawLogLoss.thousandths) as the model says, \(logLoss.thousandths) fitted; "
            + "temperature \(temperature.thousandths), reliability \(reliability.thousandths)"
    }
}

extension SensorModel {
    /// The same prior, and answers that are taken at their word.
    fileprivate var uncalibrated: SensorModel {
        get throws(FusionError) { try SensorModel(reliability: 1, correlationTime: .zero, prior: prior) }
    }
}
