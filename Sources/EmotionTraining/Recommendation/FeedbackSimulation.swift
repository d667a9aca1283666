internal import EmotionCore
internal import NeuralTraining
internal import Recommendation

/// How much of what a strategy picks is liked, once it has had feedback for a while.
struct FeedbackSimulation {
    /// The listeners, the picks that each hears, and those of them that count.
    static let listeners = 60
    static let picks = 200
    static let counted = 50
    /// How many picks a mood lasts.
    static let moodLength = 10

    let data: AffectDataSet
    let seed: Int
    var listeners = Self.listeners

    /// The share of the last picks that are liked, over all listeners.
    func likeRate(of strategy: any LocalStrategy) -> Double {
        let tags = Dictionary(data.tracks.map { ($0.track.id, $0) }, uniquingKeysWith: { first, _ in first })
        let sound = StandardizedSound(data.tracks.map(\.track))
        return mean(Array(0..<listeners)) { number in
            var listener = SimulatedListener(number: number, seed: seed, sound: sound)
            return likeRate(of: strategy, for: &listener, number, tags)
        }
    }

    private func likeRate(
        of strategy: any LocalStrategy, for listener: inout SimulatedListener, _ number: Int,
        _ tags: [String: TaggedTrack]
    ) -> Double {
        var (strategy, moods) = (strategy, EvaluationMoods(seed: seed + number))
        strategy.session = SessionState(seed: UInt64(number))
        var (mood, liked) = (moods.next(), 0)
        for pick in 0..<Self.picks {
            if pick % Self.moodLength == 0 { mood = moods.next() }
            let playlist = strategy.playlist(for: mood, length: 1)
            guard let track = playlist.tracks.first, let tagged = tags[track.id] else { continue }
            let isLiked = listener.likes(tagged, in: mood)
            if isLiked, pick >= Self.picks - Self.counted { liked += 1 }
            strategy.session.learn(isLiked ? .like : .skip(after: .seconds(5)), about: track, in: mood)
            strategy.session.record(playlist)
        }
        return Double(liked) / Double(Self.counted)
    }
}
