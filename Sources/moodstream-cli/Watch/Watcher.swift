import Moodstream

/// Turns frames into a mood over time.
struct Watcher {
    private var reader: FaceReader<ConvolutionalFaceDetector>
    private var timeline = MoodTimeline(
        estimator: JumpFilter(parameters: .shippedModels))
    private var beat: Beat
    private var time = 0.0
    private var display: LiveDisplay?
    /// What became of the frames.
    private(set) var counts = WatchCounts()

    /// Loads the models.
    ///
    /// - Parameters:
    ///   - period: A mood is printed at every multiple of so many seconds.
    ///   - display: Shows one mood in place of the one before; without it each has a line.
    init(every period: Double, display: LiveDisplay?) throws {
        reader = FaceReader(detector: try ConvolutionalFaceDetector(), classifier: try FaceEmotionClassifier())
        beat = Beat(period: period, until: nil, from: 0)
        self.display = display
    }

    /// Prints the moods that were due before a frame, then looks at the face that is followed.
    mutating func take(_ frame: [UInt8], at time: Double, printingTo output: inout Output) throws {
        try printMoods(before: time, to: &output)
        self.time = time
        defer { counts.frames += 1 }
        guard let image = try? GrayImage(decoding: frame) else {
            counts.broken += 1
            return
        }
        let frame = VideoFrame(image: image, time: time, number: counts.frames)
        guard let observation = reader.observe(frame) else { return }
        counts.faces += 1
        timeline.add(observation)
    }

    /// Prints the moods that are due when there are no more frames.
    mutating func finish(printingTo output: inout Output) throws {
        try printMoods(before: beat.close(after: time), to: &output)
    }

    private mutating func printMoods(before moment: Double, to output: inout Output) throws {
        while let due = beat.next(before: moment) {
            let mood = timeline.mood(at: due)
            if let block = display?.redraw(mood, counts) {
                try output.write(block: block)
            } else {
                try output.write(FusedMood(listener: nil, mood: mood))
            }
        }
    }
}
