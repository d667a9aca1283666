internal import EmotionCore
internal import Fusion
internal import NeuralTraining

/// Listeners who never were, but whose faces and messages are real ones, read by real models.
///
/// Moods follow each other by chance. A listener displays the mood or, as often as not, what is usual; the display is a picture or
/// a message with that label, drawn from validation data. So what the models get wrong is real, and only time is made
/// up. The constants are round numbers, and no parameters are fitted to them.
struct DisplaySimulation {
    private let faces: [[LabelledAnswer]]
    private let messages: [[LabelledAnswer]]
    private let faceRates: EmotionProbabilities
    private let messageRates: EmotionProbabilities
    private let moodRates: EmotionProbabilities

    private static let duration = 1800.0
    private static let meanMood = 240.0
    private static let meanDisplay = 4.0
    private static let frame = 0.5
    /// How long a camera is on, and then off.
    private static let meanCamera = 120.0
    private static let meanSilence = 75.0
    /// How often a face, and a message, displays the mood.
    private static let honesty = (face: 0.5, message: 0.75)

    init(faces: [LabelledAnswer], messages: [LabelledAnswer], moodRates: EmotionProbabilities) {
        self.faces = Self.byLabel(faces)
        self.messages = Self.byLabel(messages)
        self.moodRates = moodRates
        faceRates = SensorFit.labelRates(faces)
        messageRates = SensorFit.labelRates(messages)
    }

    /// Some listeners, the same for the same seed.
    func listeners(_ count: Int, seed: Int) -> [LabelledListener] {
        (0..<count).map { number in
            var random = SplitMix64(key: seed, number, 61)
            let moods = moods(using: &random)
            let arrivals = faces(in: moods, using: &random) + messages(in: moods, using: &random)
            return LabelledListener(
                id: "\(number)", arrivals: arrivals, segments: moods, duration: Self.duration)
        }
    }

    private func moods(using random: inout SplitMix64) -> [LabelledListener.Segment] {
        var (segments, time) = ([LabelledListener.Segment](), 0.0)
        while time < Self.duration {
            let end = time + random.nextWait(Self.meanMood)
            segments.append(.init(from: time, to: end, random.nextEmotion(moodRates)))
            time = end
        }
        return segments
    }

    private func faces(
        in moods: [LabelledListener.Segment], using random: inout SplitMix64
    ) -> [LabelledListener.Arrival] {
        var (arrivals, time) = ([LabelledListener.Arrival](), random.nextWait(Self.meanCamera))
        while time < Self.duration {
            let end = min(Self.duration, time + random.nextWait(Self.meanCamera))
            while time < end {
                let until = min(end, time + random.nextWait(Self.meanDisplay))
                let emotion = displayed(moods.mood(at: time), Self.honesty.face, faceRates, &random)
                let frames = faces[emotion.index].randomElement(using: &random)?.frames ?? []
                while time < until, let frame = frames.randomElement(using: &random) {
                    arrivals.append(.init(.face, frame, at: time))
                    time += Self.frame
                }
                time = max(time, until)
            }
            time += random.nextWait(Self.meanCamera)
        }
        return arrivals
    }

    private func messages(
        in moods: [LabelledListener.Segment], using random: inout SplitMix64
    ) -> [LabelledListener.Arrival] {
        var (arrivals, time) = ([LabelledListener.Arrival](), random.nextWait(Self.meanSilence))
        while time < Self.duration {
            let emotion = displayed(moods.mood(at: time), Self.honesty.message, messageRates, &random)
            if let message = messages[emotion.index].randomElement(using: &random) {
                arrivals.append(.init(.text, message.frames[0], at: time))
            }
            time += random.nextWait(Self.meanSilence)
        }
        return arrivals
    }

    private func displayed(
        _ mood: Emotion, _ honesty: Double, _ usual: EmotionProbabilities, _ random: inout SplitMix64
    ) -> Emotion {
        Double.random(in: 0..<1, using: &random) < honesty ? mood : random.nextEmotion(usual)
    }

    private static func byLabel(_ answers: [LabelledAnswer]) -> [[LabelledAnswer]] {
        Emotion.allCases.map { emotion in answers.filter { $0.label[emotion] > 0.5 } }
    }
}

extension SplitMix64 {
    /// A waiting time of a process without memory.
    fileprivate mutating func nextWait(_ mean: Double) -> Double {
        -mean * Math.log(Double.random(in: .leastNormalMagnitude...1, using: &self))
    }

    fileprivate mutating func nextEmotion(_ rates: EmotionProbabilities) -> Emotion {
        var left = Double.random(in: 0..<1, using: &self)
        for emotion in Emotion.allCases {
            left -= rates[emotion]
            if left < 0 { return emotion }
        }
        return .surprised
    }
}

extension [LabelledListener.Segment] {
    fileprivate func mood(at time: Double) -> Emotion { (last { $0.start <= time } ?? self[0]).mood }
}

extension LabelledListener.Arrival {
    /// An observation that arrives as it is made.
    fileprivate init(_ modality: Modality, _ probabilities: EmotionProbabilities, at time: Double) {
        self.init(
            EmotionObservation(
                uncheckedID: nil, modality: modality, time: time, probabilities: probabilities, quality: 1,
                valenceArousal: nil), at: time)
    }
}
