extension SensorModel {
    /// A face: seen often, and often polite. Fitted to simulated listeners, as <doc:WhyLateFusion> tells.
    public static let face = SensorModel(
        unchecked: Numbers(
            temperature: 1.557, reliability: 0.436, share: 0.408, correlationSeconds: 3.18),
        prior: EmotionProbabilities(unchecked: [0.164, 0.013, 0.153, 0.238, 0.182, 0.148, 0.102, 0]),
        baseRates: EmotionProbabilities(unchecked: [0.128, 0.018, 0.181, 0.091, 0.419, 0.100, 0.063, 0]),
        statistics: DisplayStatistics(
            uncheckedMean: [0.50, -3.13, 0.59, 0.51, 1.47, 0.97, -0.92, 0],
            spread: [1.55, 1.51, 1.56, 2.78, 1.90, 1.67, 1.98, 0],
            noise: [0.68, 0.68, 0.64, 1.01, 0.74, 0.68, 0.86, 0]))

    /// A message: rare, but what people write tends to be what they feel. Fitted as ``face``.
    public static let text = SensorModel(
        unchecked: Numbers(
            temperature: 0.873, reliability: 0.699, correlationSeconds: 0),
        prior: EmotionProbabilities(unchecked: [0.053, 0.019, 0.017, 0.480, 0.267, 0.066, 0.098, 0]),
        baseRates: EmotionProbabilities(unchecked: [0.107, 0.020, 0.020, 0.386, 0.310, 0.088, 0.069, 0]),
        statistics: DisplayStatistics(
            uncheckedMean: [0.52, -1.91, -1.86, 1.72, 1.74, -0.16, -0.04, 0],
            spread: [1.03, 0.69, 0.70, 1.87, 1.25, 1.18, 1.14, 0],
            noise: [0.10, 0.10, 0.10, 0.10, 0.10, 0.10, 0.10, 0]))

    /// What people say of themselves: the strongest source, short of certain.
    ///
    /// Strong enough to lead after minutes of faces and messages that said otherwise.
    public static let selfReport = SensorModel(unchecked: Numbers(reliability: 0.999, correlationSeconds: 1))

    /// A modality that nobody has measured: heard, but with care.
    public static let unknown = SensorModel(unchecked: Numbers(reliability: 0.3, correlationSeconds: 10))
}
