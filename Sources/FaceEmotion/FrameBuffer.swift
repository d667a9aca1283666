internal import Synchronization

/// A place for frames that are pushed: it holds the newest one until it is read, so that a slow reader is never late.
///
/// A push never waits. Frames get numbers in the order in which they come, so the reader sees from a gap how many were
/// replaced by newer ones. The buffer has one reader.
///
/// ```swift
/// let buffer = FrameBuffer()
/// camera.onPicture = { picture in buffer.push(picture.gray, at: picture.seconds) }
/// let source = FaceEmotionSource(frames: buffer.frames, detector: detector, classifier: classifier)
/// ```
public struct FrameBuffer: Sendable {
    /// The frames; ends with ``finish()``.
    public let frames: AsyncStream<VideoFrame>

    private let stream: AsyncStream<VideoFrame>.Continuation
    private let numbers = Numbers()

    /// Creates an empty buffer.
    public init() {
        (frames, stream) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Hands over a picture without waiting.
    ///
    /// - Parameter time: When it was taken, in seconds.
    public func push(_ image: GrayImage, at time: Double) {
        let number = numbers.next.add(1, ordering: .relaxed).oldValue
        stream.yield(VideoFrame(image: image, time: time, number: number))
    }

    /// Says that no more will come; the frame that waits can still be read.
    public func finish() { stream.finish() }

    /// A count that many threads raise.
    private final class Numbers: Sendable {
        let next = Atomic(0)
    }
}
