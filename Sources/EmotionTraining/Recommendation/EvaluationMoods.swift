public import EmotionCore
internal import NeuralTraining

/// Moods to ask for, drawn with a seed.
public struct EvaluationMoods: Sendable {
    private var random: SplitMix64

    /// Creates a source of moods; equal seeds give equal moods.
    public init(seed: Int) { random = SplitMix64(key: seed, 8) }

    /// One mood: most of it is one emotion, drawn evenly, and the rest is spread at random.
    public mutating func next() -> Mood {
        mood(around: Emotion.allCases[Int.random(in: 0..<Emotion.count, using: &random)])
    }

    /// A mood of which half to nine tenths are one emotion.
    public mutating func mood(around emotion: Emotion) -> Mood {
        let share = Double.random(in: 0.5...0.9, using: &random)
        let rest = EmotionScores { _ in -Math.log(Double.random(in: 1e-9..<1, using: &random)) }
        let sum = rest.values.reduce(0, +)
        let scores = EmotionScores { ($0 == emotion ? share : 0) + (1 - share) * rest[$0] / sum }
        return Mood(time: 0, probabilities: (try? EmotionProbabilities(proportionalTo: scores)) ?? .uniform)
    }
}
