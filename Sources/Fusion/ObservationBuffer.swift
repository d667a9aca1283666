internal import Synchronization

/// A source for observations that are pushed: from the callback of a camera, from the handler of a request.
///
/// A push never waits and a full buffer never grows: what the policy drops is counted. The buffer has one reader.
///
/// ```swift
/// let faces = ObservationBuffer(.newest(8))
/// camera.onFrame = { frame in faces.push(face.observe(frame.crop, at: frame.time)) }
/// try await session.run(faces)
/// ```
public struct ObservationBuffer: EmotionSource {
    /// What was pushed and not dropped; ends with ``finish()``.
    public let observations: AsyncStream<EmotionObservation>

    private let stream: AsyncStream<EmotionObservation>.Continuation
    private let losses = Losses()

    /// Creates an empty buffer.
    public init(_ policy: BufferingPolicy) {
        (observations, stream) = AsyncStream.makeStream(
            bufferingPolicy: policy.forStream(of: EmotionObservation.self))
    }

    /// How many observations were dropped because the reader was slow, or because there was none any more.
    public var dropped: Int { losses.count.load(ordering: .relaxed) }

    /// Hands over an observation without waiting.
    public func push(_ observation: EmotionObservation) {
        if case .enqueued = stream.yield(observation) { return }
        losses.count.add(1, ordering: .relaxed)
    }

    /// Says that no more will come; what is in the buffer can still be read.
    public func finish() { stream.finish() }

    /// A count that many threads raise.
    private final class Losses: Sendable {
        let count = Atomic(0)
    }
}
