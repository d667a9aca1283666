/// The numbers of some parameters that a fit may move, each on a scale on which steps make sense.
struct ParameterVector {
    /// The modalities whose sensors are fitted.
    let modalities: [Modality]
    /// The parameters that everything else is taken from.
    let template: FusionParameters

    /// How many numbers each sensor has: temperature, reliability, share, base rates, prior.
    private static let perSensor = 3 + 2 * Emotion.count

    /// A probability that is fitted is not smaller: rare emotions have few examples.
    static let leastProbability = 0.012

    /// Where the half-life stands.
    var halfLife: Int { modalities.count * Self.perSensor }

    /// Where the numbers of one sensor stand.
    func sensor(_ index: Int) -> Range<Int> { index * Self.perSensor..<(index + 1) * Self.perSensor }

    /// Where the temperatures stand.
    var temperatures: [Int] { modalities.indices.map { $0 * Self.perSensor } }

    /// The numbers of the template.
    var values: [Double] {
        modalities.flatMap { values(of: template.sensor(for: $0)) } + [Math.log(template.halfLifeSeconds)]
    }

    /// The parameters that some numbers stand for.
    func parameters(_ values: [Double]) -> FusionParameters {
        var parameters = template
        for (index, modality) in modalities.enumerated() {
            parameters.sensors[modality] = sensor(
                like: template.sensor(for: modality), values: values[sensor(index)])
        }
        parameters.halfLifeSeconds = min(Seconds.longest, max(Seconds.shortest, Math.exp(values[halfLife])))
        return parameters
    }

    private func values(of model: SensorModel) -> [Double] {
        [Math.log(model.temperature), logit(model.reliability), logit(model.share)]
            + (model.baseRates.values + model.prior.values).map { Math.log(max(Self.leastProbability, $0)) }
    }

    private func sensor(like model: SensorModel, values: ArraySlice<Double>) -> SensorModel {
        let values = Array(values)
        var fitted = model.with { numbers in
            let range = SensorModel.temperatures
            numbers.temperature = min(range.upperBound, max(range.lowerBound, Math.exp(values[0])))
            numbers.reliability = sigmoid(values[1])
            numbers.share = model.share == 1 ? 1 : sigmoid(values[2])
        }
        fitted.baseRates = distribution(values[3..<3 + Emotion.count])
        fitted.prior = distribution(values[(3 + Emotion.count)...])
        return fitted
    }

    private func distribution(_ logarithms: ArraySlice<Double>) -> EmotionProbabilities {
        var lanes = SIMD8<Double>.zero
        for (lane, value) in logarithms.enumerated() { lanes[lane] = value }
        let likely = lanes.exponentialOfLargestOne
        var floor = SIMD8(repeating: Self.leastProbability * likely.sum())
        floor[Emotion.count] = 0
        return EmotionProbabilities(unchecked: pointwiseMax(likely, floor))
    }

    private func logit(_ share: Double) -> Double {
        let inside = min(0.995, max(0.005, share))
        return Math.log(inside / (1 - inside))
    }

    private func sigmoid(_ value: Double) -> Double { 1 / (1 + Math.exp(-value)) }
}
