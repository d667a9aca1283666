extension SensorModel {
    /// A face: seen often, and often polite. Fitted to simulated listeners, as <doc:WhyLateFusion> tells.
    public static let face = SensorModel(
        uncheckedTemperature: 1, reliability: 0.4, correlationSeconds: 8,
        prior: EmotionProbabilities(unchecked: [0.16, 0.02, 0.15, 0.27, 0.19, 0.12, 0.09, 0]),
        baseRates: EmotionProbabilities(unchecked: [0.15, 0.02, 0.20, 0.12, 0.33, 0.11, 0.07, 0]))

    /// A message: rare, but what people write tends to be what they feel. Fitted as ``face``.
    public static let text = SensorModel(
        uncheckedTemperature: 1, reliability: 0.7, correlationSeconds: 1,
        prior: EmotionProbabilities(unchecked: [0.06, 0.02, 0.02, 0.44, 0.30, 0.06, 0.10, 0]),
        baseRates: EmotionProbabilities(unchecked: [0.11, 0.02, 0.02, 0.38, 0.31, 0.09, 0.07, 0]))

    /// What people say of themselves: the strongest source, short of certain.
    public static let selfReport = SensorModel(uncheckedTemperature: 1, reliability: 0.9, correlationSeconds: 1)

    /// A modality that nobody has measured: heard, but with care.
    public static let unknown = SensorModel(uncheckedTemperature: 1, reliability: 0.3, correlationSeconds: 10)
}
