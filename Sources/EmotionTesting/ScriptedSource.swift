public import EmotionCore

/// A source that yields observations made beforehand, at once and in the order given, and then ends or fails.
///
/// Time is in the observations, so a test of an hour takes no time.
public struct ScriptedSource: EmotionSource {
    private let script: [EmotionObservation]
    private let failure: (any Error)?

    /// Creates a source from its observations and, if it is to fail after them, the error.
    public init(_ observations: [EmotionObservation], failure: (any Error)? = nil) {
        script = observations
        self.failure = failure
    }

    /// The observations; every reader gets all of them.
    public var observations: AsyncThrowingStream<EmotionObservation, any Error> {
        AsyncThrowingStream { stream in
            for observation in script { stream.yield(observation) }
            stream.finish(throwing: failure)
        }
    }
}
