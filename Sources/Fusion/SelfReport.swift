extension EmotionObservation {
    /// What a person says of themselves: "I feel sad".
    ///
    /// - Parameters:
    ///   - emotion: The feeling that they name.
    ///   - time: When they name it, in seconds.
    ///   - id: Without one, modality and time name the observation.
    /// - Precondition: `time` is finite.
    public static func selfReport(
        _ emotion: Emotion, at time: Double, id: String? = nil
    ) -> EmotionObservation {
        precondition(time.isFinite, "time is \(time), expected a finite number of seconds")
        return EmotionObservation(
            uncheckedID: id, modality: .selfReport, time: time, probabilities: EmotionProbabilities(certain: emotion),
            quality: 1, valenceArousal: nil)
    }
}
