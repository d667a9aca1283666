public import EmotionCore
public import Fusion

/// Observations as a picture: one character a tick, `-` for silence, and a legend of what the others mean.
///
///     let script = try TimelineScript(
///         "f-f--t---",
///         legend: ["f": .init(.face, .happy), "t": .init(.text, .sad)])
///     print(script.picture(of: JumpFilter()))
///
/// Several rows, one below the other, share their ticks; so two sources can speak at once. Ticks start at time 0.
public struct TimelineScript: Sendable {
    /// What one character of a script stands for.
    public struct Symbol: Sendable {
        /// The channel that speaks.
        public let modality: Modality
        /// What its classifier says.
        public let probabilities: EmotionProbabilities
        /// How good the observation is.
        public let quality: Double

        /// A symbol for one emotion, of which the classifier is nine tenths sure.
        public init(_ modality: Modality, _ emotion: Emotion, quality: Double = 1) {
            let rest = 0.1 / Double(Emotion.count - 1)
            let scores = EmotionScores { $0 == emotion ? 0.9 : rest }
            self.init(modality, (try? EmotionProbabilities(scores)) ?? .uniform, quality: quality)
        }

        /// A symbol for a distribution.
        public init(_ modality: Modality, _ probabilities: EmotionProbabilities, quality: Double = 1) {
            self.modality = modality
            self.probabilities = probabilities
            self.quality = quality
        }
    }

    /// The observations, in the order of time.
    public let observations: [EmotionObservation]

    /// The rows of the script.
    let script: [String]
    private let tickCount: Int
    private let tick: Double

    /// Reads a script.
    ///
    /// - Parameters:
    ///   - script: The rows, one character a tick.
    ///   - legend: What the characters stand for, all but `-`.
    ///   - tick: How long a tick lasts.
    /// - Throws: ``TestingError/unknownSymbol(_:)`` for a character that is neither `-` nor in the legend, and
    ///   `EmotionError` for a quality outside `0...1`.
    public init(_ script: String, legend: [Character: Symbol], tick: Duration = .seconds(1)) throws {
        self.script = script.split(separator: "\n").map(String.init)
        tickCount = self.script.map(\.count).max() ?? 0
        self.tick = tick / .seconds(1)
        observations = try self.script.flatMap {
            try Self.observations(of: $0, legend: legend, tick: tick / .seconds(1))
        }
        .sorted { $0.time < $1.time }
    }

    private static func observations(
        of row: String, legend: [Character: Symbol], tick: Double
    ) throws -> [EmotionObservation] {
        try row.enumerated().filter { $1 != "-" }.map { index, character in
            guard let symbol = legend[character] else { throw TestingError.unknownSymbol(character) }
            return try symbol.observation(at: Double(index) * tick)
        }
    }

    /// The mood at each tick, after the observations of that tick.
    public func moods(of estimator: some MoodEstimator) -> [Mood] {
        var timeline = MoodTimeline(estimator: estimator)
        var waiting = observations[...]
        return (0..<tickCount).map { index in
            let time = Double(index) * tick
            while let next = waiting.first, next.time <= time { timeline.add(waiting.removeFirst()) }
            return timeline.mood(at: time)
        }
    }
}

extension TimelineScript.Symbol {
    fileprivate func observation(at time: Double) throws(EmotionError) -> EmotionObservation {
        try EmotionObservation(modality: modality, time: time, probabilities: probabilities, quality: quality)
    }
}
