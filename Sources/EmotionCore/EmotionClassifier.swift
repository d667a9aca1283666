/// Reads an emotion from one input: a face, a text, a pulse.
///
/// A new modality is one small struct. Its `Failure` is inferred: a classifier that cannot fail writes neither
/// `throws` nor a type, and its callers write no `try`.
public protocol EmotionClassifier<Input>: Sendable {
    /// What is classified.
    associatedtype Input
    /// What can go wrong; `Never` for those who cannot fail.
    associatedtype Failure: Error = Never

    /// The channel that this classifier reads.
    var modality: Modality { get }

    /// The posterior over the seven emotions, given the input.
    func classify(_ input: Input) throws(Failure) -> EmotionProbabilities
}

extension EmotionClassifier {
    /// Classifies an input and stamps the result as an observation.
    ///
    /// - Parameters:
    ///   - input: What is classified.
    ///   - time: When the input was made, in seconds.
    ///   - quality: How far to trust it, clamped to `0...1`.
    ///   - id: Without one, modality and time name the observation.
    /// - Precondition: `time` is finite.
    public func observe(
        _ input: Input, at time: Double, quality: Double = 1, id: String? = nil
    ) throws(Failure) -> EmotionObservation {
        precondition(time.isFinite, "time is \(time), expected a finite number of seconds")
        return EmotionObservation(
            uncheckedID: id, modality: modality, time: time, probabilities: try classify(input),
            quality: quality.isNaN ? 0 : min(1, max(0, quality)), valenceArousal: nil)
    }
}
