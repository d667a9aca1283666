internal import Synchronization

/// Turns the frames of a camera into observations of one face.
///
/// Each frame is searched for faces; the one that is followed (see ``FaceTracker``) is cut out, read, and given a quality
/// (see ``FaceQuality``). A frame is read when the observation is asked for, so a camera that does not wait pushes into a
/// ``FrameBuffer``, and ``counts`` says how many frames were dropped. No picture is kept.
///
/// ```swift
/// let source = FaceEmotionSource(
///     frames: buffer.frames, detector: detector, classifier: try FaceEmotionClassifier())
/// try await session.run(source)
/// ```
public struct FaceEmotionSource<Frames: AsyncSequence & Sendable, Detector: FaceDetector<Never>>: EmotionSource
where Frames.Element == VideoFrame {
    private let frames: Frames
    private let reader: FaceReader<Detector>
    private let counter = FrameCounter()

    /// Describes a source.
    ///
    /// - Parameters:
    ///   - frames: In the order of their times.
    ///   - detector: Finds the faces, and says how they are cut out.
    ///   - classifier: Reads the face that is followed.
    ///   - tracker: Decides which face that is.
    public init(
        frames: Frames, detector: Detector, classifier: FaceEmotionClassifier, tracker: FaceTracker = .init()
    ) {
        self.frames = frames
        reader = FaceReader(detector: detector, classifier: classifier, tracker: tracker)
    }

    /// What became of the frames so far.
    public var counts: FrameCounts { counter.counts.withLock { $0 } }

    /// The observations of the followed face, one for each frame that shows it, in their order.
    public var observations: FaceObservations<Frames, Detector> {
        FaceObservations(frames: frames, reader: reader, counter: counter)
    }
}

/// The observations of a ``FaceEmotionSource``; it ends, and throws, as the frames do.
public struct FaceObservations<Frames: AsyncSequence & Sendable, Detector: FaceDetector<Never>>: AsyncSequence, Sendable
where Frames.Element == VideoFrame {
    let frames: Frames
    let reader: FaceReader<Detector>
    let counter: FrameCounter

    /// Begins to read, with a tracker that follows nobody yet.
    public func makeAsyncIterator() -> Iterator {
        Iterator(frames: frames.makeAsyncIterator(), reader: reader, counter: counter)
    }

    /// Reads frame after frame.
    public struct Iterator: AsyncIteratorProtocol {
        var frames: Frames.AsyncIterator
        var reader: FaceReader<Detector>
        let counter: FrameCounter

        /// The observation of the next frame that shows the followed face.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Frames.Failure)
            -> EmotionObservation?
        {
            while let frame = try await frames.next(isolation: actor) {
                let observation = reader.observe(frame)
                counter.count(frame, observation)
                if let observation { return observation }
            }
            return nil
        }
    }
}

@available(*, unavailable)
extension FaceObservations.Iterator: Sendable {}

/// Counts frames; the source and its reader share it.
final class FrameCounter: Sendable {
    let counts = Mutex(FrameCounts())
    private let last = Mutex(-1)

    func count(_ frame: VideoFrame, _ observation: EmotionObservation?) {
        let missing = last.withLock { last in
            defer { last = frame.number }
            return max(0, frame.number - last - 1)
        }
        counts.withLock { counts in
            counts.seen += 1
            counts.dropped += missing
            if !frame.time.isFinite {
                counts.withoutTime += 1
            } else if observation == nil {
                counts.withoutFace += 1
            }
        }
    }
}
