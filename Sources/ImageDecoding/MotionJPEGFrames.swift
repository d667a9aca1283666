/// The pictures of a stream of JPEGs one after the other: what V4L2 cameras, `ffmpeg -f mjpeg -` and `multipart/x-mixed-replace`
/// bodies give.
///
/// The stream comes in pieces of any size: a pipe's, a socket's, the body of an HTTP response. Bytes between pictures
/// are skipped. A picture that was cut off by the next one is left out, one that is damaged inside is handed out and fails
/// to decode; either way the next one is found.
///
/// ```swift
/// for try await frame in MotionJPEGFrames(pieces) {
///     guard let image = try? GrayImage(decoding: frame) else { continue }
///     print(detector.detect(in: image).count)
/// }
/// ```
public struct MotionJPEGFrames<Base: AsyncSequence>: AsyncSequence where Base.Element: Sequence<UInt8> {
    /// The bytes of one JPEG.
    public typealias Element = [UInt8]

    private let base: Base
    private let limits: DecodingLimits

    /// Splits a stream.
    ///
    /// - Parameters:
    ///   - base: The stream in pieces.
    ///   - limits: Pictures with more bytes than these allow are left out, and no more is kept in memory.
    public init(_ base: Base, limits: DecodingLimits = .init()) {
        self.base = base
        self.limits = limits
    }

    /// Starts to read.
    public func makeAsyncIterator() -> Iterator {
        Iterator(base: base.makeAsyncIterator(), splitter: MotionJPEGSplitter(largestFrame: limits.bytes))
    }

    /// Reads as much of the stream as the next picture needs.
    public struct Iterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        var splitter: MotionJPEGSplitter

        /// The next picture, or nil at the end of the stream; a picture that the end cuts off is left out.
        ///
        /// - Throws: What the stream throws.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Base.Failure) -> [UInt8]? {
            while true {
                if let frame = splitter.next() { return frame }
                guard let piece = try await base.next(isolation: actor) else { return nil }
                splitter.append(piece)
            }
        }

        /// The next picture, or nil at the end of the stream.
        public mutating func next() async throws(Base.Failure) -> [UInt8]? { try await next(isolation: nil) }
    }
}

extension MotionJPEGFrames: Sendable where Base: Sendable {}

extension MotionJPEGFrames.Iterator: Sendable where Base.AsyncIterator: Sendable {}
