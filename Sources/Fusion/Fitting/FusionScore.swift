/// How well an estimator knew the moods of listeners.
public struct FusionScore: Hashable, Codable, Sendable {
    /// How many moments were judged.
    public private(set) var count = 0
    /// The share of moments at which the true mood was the most likely.
    public var accuracy: Double { Double(correct) / Double(max(1, count)) }
    /// The mean negative logarithm of the true mood's probability, in nats.
    public var logLoss: Double { loss / Double(max(1, count)) }
    /// How many more switches there were than in truth, for each hour of listening; 0 at least.
    public var falseSwitchesPerHour: Double { max(0, Double(switches - trueSwitches)) / max(1e-9, hours) }
    /// The expected calibration error of the most likely mood, over 15 bins.
    public var calibrationError: Double {
        zip(zip(binConfidence, binCorrect), binCount).reduce(0) { sum, bin in
            bin.1 == 0 ? sum : sum + abs(bin.0.0 - bin.0.1) / Double(count)
        }
    }

    private var correct = 0
    private var loss = 0.0
    private var switches = 0
    private var trueSwitches = 0
    private var hours = 0.0
    private var binConfidence = [Double](repeating: 0, count: bins)
    private var binCorrect = [Double](repeating: 0, count: bins)
    private var binCount = [Int](repeating: 0, count: bins)

    /// The number of bins of ``calibrationError``.
    public static let bins = 15
    /// A probability of the true mood below this counts as this.
    public static let leastProbability = 1e-12

    /// A score without moments.
    public init() {}

    /// The score of an estimator for some listeners.
    ///
    /// - Parameter window: How late an observation may be and still be put in its place.
    public init(
        of estimator: some MoodEstimator, on listeners: some Sequence<LabelledListener>,
        window: Duration = .seconds(30)
    ) {
        for listener in listeners {
            add(listener.answers(of: MoodTimeline(estimator: estimator, window: window)))
        }
    }

    /// Adds the answers for one listener, in the order of time.
    public mutating func add(_ answers: [FusionAnswer]) {
        for answer in answers { add(answer) }
        for (before, after) in zip(answers, answers.dropFirst()) {
            if before.probabilities.mostLikely != after.probabilities.mostLikely { switches += 1 }
            if before.mood != after.mood { trueSwitches += 1 }
            hours += (after.time - before.time) / 3600
        }
    }

    private mutating func add(_ answer: FusionAnswer) {
        let said = answer.probabilities.mostLikely
        let confidence = answer.probabilities[said]
        let bin = min(Self.bins - 1, Int(confidence * Double(Self.bins)))
        count += 1
        binCount[bin] += 1
        binConfidence[bin] += confidence
        loss -= Math.log(max(Self.leastProbability, answer.probabilities[answer.mood]))
        if said == answer.mood {
            correct += 1
            binCorrect[bin] += 1
        }
    }
}

/// What an estimator said at one moment, and what was true.
public struct FusionAnswer: Sendable {
    /// The moment, in seconds.
    public let time: Double
    /// What was said.
    public let probabilities: EmotionProbabilities
    /// What was true.
    public let mood: Emotion
}

extension LabelledListener {
    /// What an estimator says at each judged moment, from what has arrived by then.
    public func answers(of start: MoodTimeline<some MoodEstimator>) -> [FusionAnswer] {
        var timeline = start
        var waiting = arrivals[...]
        return moments.map { time, mood in
            while let next = waiting.first, next.time <= time {
                timeline.add(next.observation)
                waiting.removeFirst()
            }
            return FusionAnswer(time: time, probabilities: timeline.mood(at: time).probabilities, mood: mood)
        }
    }
}
