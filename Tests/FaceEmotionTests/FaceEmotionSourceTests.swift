import EmotionTesting
import Synchronization
import Testing

@testable import FaceEmotion

/// Sees a face wherever a picture is not black: a square in its middle.
private struct MiddleDetector: FaceDetector {
    func detect(in image: GrayImage) -> [FaceDetection] {
        guard image.pixels.contains(where: { $0 > 0 }) else { return [] }
        let side = Double(min(image.width, image.height)) * 0.75
        let box = FaceBox(
            x: (Double(image.width) - side) / 2, y: (Double(image.height) - side) / 2, width: side, height: side)
        return [FaceDetection(box: box, score: 0.8)]
    }
}

/// Sees a square face wherever the brightest pixel is its upper left corner, and counts how often all was searched.
private final class CornerDetector: FaceDetector {
    let searches = Mutex(0)

    func detect(in image: GrayImage) -> [FaceDetection] {
        searches.withLock { $0 += 1 }
        return faces(in: image)
    }

    func detect(in image: GrayImage, near box: FaceBox) -> [FaceDetection] {
        faces(in: image).filter { $0.box.intersection(box) != nil }
    }

    private func faces(in image: GrayImage) -> [FaceDetection] {
        guard let corner = image.pixels.firstIndex(of: 255) else { return [] }
        let box = FaceBox(
            x: Double(corner % image.width), y: Double(corner / image.width), width: 20, height: 20)
        return [FaceDetection(box: box, score: 0.9)]
    }
}

@Suite struct FaceReaderTests {
    private func frame(_ corner: (x: Int, y: Int)?, time: Double) -> VideoFrame {
        var pixels = [UInt8](repeating: 100, count: 100 * 100)
        if let corner { pixels[corner.y * 100 + corner.x] = 255 }
        return VideoFrame(image: GrayImage(width: 100, height: 100, pixels: pixels), time: time, number: 0)
    }

    @Test func `a frame is searched as a whole only where the followed face is not near its last place`() throws {
        let detector = CornerDetector()
        var reader = FaceReader(detector: detector, classifier: try FaceEmotionClassifier())
        var searches: [Int] = []
        // It appears, moves a little, jumps while it is waited for, is gone, and is taken for another after a second.
        let corners: [(x: Int, y: Int)?] = [(10, 10), (14, 10), (18, 12), (70, 70), nil, (70, 70)]
        let seen = zip(corners, [0, 0.5, 1, 1.5, 1.8, 4]).map { corner, time in
            let sighting = reader.look(at: frame(corner, time: time))
            searches.append(detector.searches.withLock { $0 })
            return sighting?.detection.box.x
        }
        #expect(seen == [10, 14, 18, nil, nil, 70])
        #expect(searches == [1, 1, 1, 2, 3, 4])
    }

    @Test func `a face that is found first and read then is the same sighting`() throws {
        let classifier = try FaceEmotionClassifier()
        var reader = FaceReader(detector: CornerDetector(), classifier: classifier)
        var other = reader
        let frame = frame((30, 20), time: 2)
        let found = reader.find(in: frame)
        let face = try #require(found)
        let sighting = other.look(at: frame)
        #expect(face.sighting(classifier.read(face.crop)) == sighting)
        let timeless = VideoFrame(image: frame.image, time: .nan, number: 0)
        let nothing = reader.find(in: timeless)
        #expect(nothing == nil)
    }
}

@Suite struct FaceEmotionSourceTests {
    private let classifier: FaceEmotionClassifier

    init() throws { classifier = try FaceEmotionClassifier() }

    private func picture(side: Int = 64, isBlack: Bool = false) -> GrayImage {
        let pixels = (0..<side * side).map { place -> UInt8 in
            isBlack ? 0 : UInt8((place % side * 3 + place / side * 5) % 251 + 1)
        }
        return GrayImage(width: side, height: side, pixels: pixels)
    }

    private func source(_ frames: [VideoFrame]) -> FaceEmotionSource<AsyncStream<VideoFrame>, MiddleDetector> {
        let (stream, camera) = AsyncStream.makeStream(of: VideoFrame.self)
        for frame in frames { camera.yield(frame) }
        camera.finish()
        return FaceEmotionSource(frames: stream, detector: MiddleDetector(), classifier: classifier)
    }

    @Test func `each frame with a face gives an observation of its time, and the counts say what became of the others`()
        async
    {
        let source = source([
            VideoFrame(image: picture(), time: 1, number: 0),
            VideoFrame(image: picture(isBlack: true), time: 2, number: 1),
            VideoFrame(image: picture(), time: .nan, number: 2),
            VideoFrame(image: picture(), time: 3, number: 7),
        ])
        var observations: [EmotionObservation] = []
        for await observation in source.observations { observations.append(observation) }
        #expect(observations.map(\.time) == [1, 3])
        #expect(observations.allSatisfy { $0.modality == .face && (0...1).contains($0.quality) })
        #expect(Set(observations.map(\.id)).count == 2)
        #expect(source.counts.seen == 4)
        #expect(source.counts.dropped == 4)
        #expect(source.counts.withoutFace == 1)
        #expect(source.counts.withoutTime == 1)
    }

    @Test func `a buffer keeps the newest frame, and the gap in the numbers tells how many it replaced`() async {
        let buffer = FrameBuffer()
        for time in 0..<10 { buffer.push(picture(), at: Double(time)) }
        buffer.finish()
        let source = FaceEmotionSource(
            frames: buffer.frames, detector: MiddleDetector(), classifier: classifier)
        var times: [Double] = []
        for await observation in source.observations { times.append(observation.time) }
        #expect(times == [9])
        #expect(source.counts.seen == 1)
        #expect(source.counts.dropped == 9)
    }

    @Test func `what the frames throw, the observations throw`() async {
        struct Unplugged: Error {}
        let (stream, camera) = AsyncThrowingStream.makeStream(of: VideoFrame.self)
        camera.yield(VideoFrame(image: picture(), time: 1, number: 0))
        camera.finish(throwing: Unplugged())
        let source = FaceEmotionSource(frames: stream, detector: MiddleDetector(), classifier: classifier)
        await #expect(throws: Unplugged.self) { for try await _ in source.observations {} }
        #expect(source.counts.seen == 1)
    }
}

@Suite struct FaceQualityTests {
    private let reading: FaceReading

    init() throws {
        reading = try FaceEmotionClassifier().read(FaceCrop(checked: Array(repeating: 128, count: 48 * 48)))
    }

    private func quality(_ crop: FaceCrop, side: Double = 96, score: Double = 1) -> FaceQuality {
        let region = FaceBox(x: 0, y: 0, width: side, height: side)
        return FaceQuality(
            detection: FaceDetection(box: region, score: score), region: region, crop: crop, reading: reading)
    }

    /// A symmetric pattern whose stripes are so many pixels wide.
    private func stripes(_ width: Int) -> FaceCrop {
        FaceCrop(brightness: { x, _ in abs(2 * x - 47) / (2 * width) % 2 * 200 })
    }

    @Test func `small, blurred, turned and doubtful faces lose quality, each in its own part`() {
        let sharp = quality(stripes(4))
        #expect(quality(stripes(4), side: 24).size == 0.5)
        #expect(sharp.size == 1)
        #expect(quality(stripes(4), score: 0.4).detection == 0.4)
        #expect(sharp.frontality == 1)
        let ramp = FaceCrop(brightness: { x, _ in 5 * x })
        let jumble = FaceCrop(brightness: { x, y in (37 * x + 91 * y + 13 * x * y + x * x * y) % 251 })
        #expect(quality(jumble).frontality < 0.6)
        #expect(quality(ramp).sharpness < sharp.sharpness)
        #expect(sharp.readability == reading.quality)
    }

    @Test func `a crop of one color is neither sharp nor symmetric, and no quality is NaN`() {
        let flat = quality(FaceCrop(checked: Array(repeating: 7, count: 48 * 48)))
        #expect(flat.sharpness == 0)
        #expect(flat.frontality == 0)
        #expect(flat.value == 0)
    }
}
