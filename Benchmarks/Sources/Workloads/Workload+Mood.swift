import EmotionCore
import Fusion
import Recommendation

extension Workload {
    /// Folds observations, made before, of a face and of messages into the default filter, which knows both already.
    package static func filter(observations count: Int) throws -> Workload {
        let observations = try observations(count)
        var warm = JumpFilter()
        for observation in observations.prefix(2) { warm.update(with: observation) }
        return Workload(units: count) { [warm] in
            var filter = warm
            for observation in observations { filter.update(with: observation) }
            blackHole(filter)
        }
    }

    /// The same through a timeline, which looks for repeats and keeps late ones in order.
    package static func timeline(observations count: Int) throws -> Workload {
        let observations = try observations(count)
        return Workload(units: count) {
            var timeline = MoodTimeline(estimator: JumpFilter())
            for observation in observations { timeline.add(observation) }
            blackHole(timeline)
        }
    }

    /// Picks ten tracks from the starter catalog for one mood.
    package static func recommendation() throws -> Workload {
        var filter = JumpFilter()
        for observation in try observations(10) { filter.update(with: observation) }
        let (strategy, mood) = (AffectPosterior(in: .starter), filter.mood(at: 10))
        return Workload(units: 1) { blackHole(strategy.playlist(for: mood, length: 10)) }
    }

    /// One observation a second, of a face and of a message in turn, with an emotion after the other.
    private static func observations(_ count: Int) throws -> [EmotionObservation] {
        try (0..<count).map { index in
            let emotion = Emotion.allCases[index / 20 % Emotion.count]
            return try EmotionObservation(
                modality: index % 2 == 0 ? .face : .text, time: Double(index),
                probabilities: EmotionProbabilities(proportionalTo: EmotionScores { $0 == emotion ? 4 : 1 }))
        }
    }
}
