/// A day's moods as a journey: segments of one mood each, and why it changed between them.
///
/// ```swift
/// let journey = MoodJourney(moods)
/// for change in journey.changes { print(change.time, change.from, "→", change.to, change.cause ?? "it faded") }
/// try journey.svg().write(toFile: "day.svg", atomically: true, encoding: .utf8)
/// ```
///
/// It is `Codable`: as JSON it holds what the picture shows.
public struct MoodJourney: Hashable, Codable, Sendable {
    /// The segments, one after the other without a gap.
    public let segments: [Segment]
    /// The points at which one segment ends and the next begins, one fewer than segments.
    public let changes: [Change]
    /// Where the mood was at each of the moments.
    public let points: [Point]

    /// A stretch of time in which one emotion led.
    public struct Segment: Hashable, Codable, Sendable {
        /// When it begins, in seconds.
        public let start: Double
        /// When it ends: when the next begins.
        public let end: Double
        /// The emotion that led.
        public let mood: Emotion
        /// The mean of the distributions, each weighed by how long it held.
        public let probabilities: EmotionProbabilities
    }

    /// A moment at which the mood changed.
    public struct Change: Hashable, Codable, Sendable {
        /// When, in seconds.
        public let time: Double
        /// The mood before.
        public let from: Emotion
        /// The mood after.
        public let to: Emotion
        /// The modality that spoke loudest for the change; nothing if none did and the old mood just faded.
        public let cause: Modality?
        /// How the evidence for the change is divided among the modalities that spoke for it; sums to 1 if any did.
        public let shares: [Modality: Double]
    }

    /// The mood's place at one moment.
    public struct Point: Hashable, Codable, Sendable {
        /// The moment, in seconds.
        public let time: Double
        /// Unpleasant (-1) to pleasant (1).
        public let valence: Double
        /// Calm (-1) to activated (1).
        public let arousal: Double
    }

    /// Finds the segments of moods.
    ///
    /// - Parameters:
    ///   - moods: In the order of their times; at a steady beat if the picture is to be fair. Each holds until the next.
    ///   - shortest: A segment that lasts less is taken for a flicker and becomes part of the one before it.
    public init(_ moods: some Sequence<Mood>, shortest: Duration = .seconds(60)) {
        let moods = Array(moods)
        let runs = Run.all(in: moods, shortest: shortest / .seconds(1))
        segments = runs.map { Segment($0, of: moods) }
        changes = zip(runs, runs.dropFirst()).map { Change(from: $0, to: $1, of: moods) }
        points = moods.map { Point(time: $0.time, valence: $0.valence, arousal: $0.arousal) }
    }
}

extension MoodJourney.Segment {
    init(_ run: Run, of moods: [Mood]) {
        let next = run.indices.upperBound
        let end = next < moods.count ? moods[next].time : moods[next - 1].time
        start = moods[run.indices.lowerBound].time
        self.end = end
        mood = run.emotion
        let spans = run.indices.map { ($0 + 1 < moods.count ? moods[$0 + 1].time : end) - moods[$0].time }
        // A journey of one moment has no length: then all count the same.
        let weights = spans.contains { $0 > 0 } ? spans : spans.map { _ in 1 }
        let sum = zip(run.indices, weights).reduce(SIMD8.zero) { $0 + $1.1 * moods[$1.0].probabilities.lanes }
        probabilities = EmotionProbabilities(unchecked: sum)
    }
}

extension MoodJourney.Change {
    /// Attributes a change to what each modality's evidence for the new mood against the old has gained.
    init(from old: Run, to new: Run, of moods: [Mood]) {
        let (before, after) = (moods[new.indices.lowerBound - 1], moods[new.indices.lowerBound])
        let gains = after.contributions.reduce(into: [Modality: Double]()) { gains, contribution in
            let earlier = before.contributions[contribution.key] ?? .zero
            gains[contribution.key] = contribution.value.gain(of: new.emotion, over: old.emotion, since: earlier)
        }
        let total = gains.values.reduce(0, +)
        time = after.time
        from = old.emotion
        to = new.emotion
        shares = gains.mapValues { $0 / total }
        cause = gains.sorted { $0.key < $1.key }.max { $0.value < $1.value }?.key
    }
}

extension EmotionScores {
    /// How much the lead of one emotion over another has grown since `earlier`; nothing if evidence only faded.
    fileprivate func gain(of new: Emotion, over old: Emotion, since earlier: EmotionScores) -> Double? {
        let gain = (self[new] - self[old]) - (earlier[new] - earlier[old])
        return gain > 0 && !isFaded(earlier) ? gain : nil
    }

    /// Whether these are earlier scores times a factor, as they are when nothing was seen in between.
    private func isFaded(_ earlier: EmotionScores) -> Bool {
        let length = (earlier.lanes * earlier.lanes).sum()
        guard length > 0 else { return false }
        let rest = lanes - (lanes * earlier.lanes).sum() / length * earlier.lanes
        return (rest * rest).sum() <= 1e-12 * length
    }
}
