import EmotionTesting
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
