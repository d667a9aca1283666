extension FusionParameters {
    /// The models of face, text and self-report.
    public static let measuredSensors: [Modality: SensorModel] = [
        .face: .face, .text: .text, .selfReport: .selfReport,
    ]

    /// How often people are in each mood; fitted as ``SensorModel/face``.
    public static let measuredBaseRates = EmotionProbabilities(unchecked: [
        0.069, 0.025, 0.048, 0.255, 0.373, 0.210, 0.019, 0,
    ])

    /// How long moods last; fitted as ``SensorModel/face``.
    public static let measuredHalfLife = Duration.seconds(264)
}
