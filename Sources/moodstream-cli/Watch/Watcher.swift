import Moodstream

/// Turns frames into a mood over time.
struct Watcher {
    private var reader: FaceReader<ConvolutionalFaceDetector>
    private var timeline = MoodTimeline(
        estimator: JumpFilter(parameters: .shippedModels))
    private var beat: Beat
    private var time = 0.0
    private var frames = 0
    /// Frames that could not be decoded.
    private(set) var broken = 0

    /// Loads the models.
    ///
    /// - Parameter period: A mood is printed at every multiple of so many seconds.
    init(every period: Double) throws {
        reader = FaceReader(detector: try ConvolutionalFaceDetector(), classifier: try FaceEmotionClassifier())
        beat = Beat(period: period, until: nil, from: 0)
    }

    /// Prints the moods that were due before a frame, then looks at the face that is followed.
    mutating func take(_ frame: [UInt8], at time: Double, printingTo output: inout Output) throws {
        try printMoods(before: time, to: &output)
        self.time = time
        defer { frames += 1 }
        guard let image = try? GrayImage(decoding: frame) else {
            broken += 1
            return
        }
        let frame = VideoFrame(image: image, time: time, number: frames)
        if let observation = reader.observe(frame) { timeline.add(observation) }
    }

    /// Prints the moods that are due when there are no more frames.
    mutating func finish(printingTo output: inout Output) throws {
        try printMoods(before: beat.close(after: time), to: &output)
    }

    private mutating func printMoods(before moment: Double, to output: inout Output) throws {
        while let due = beat.next(before: moment) {
            try output.write(FusedMood(listener: nil, mood: timeline.mood(at: due)))
        }
    }
}
