public import EmotionCore

/// Picks tracks that sound like the ones that a listener starts from, each in its own way.
///
/// The score is the similarity to the nearest seed, and not to the seeds' average, which may lie where no music is: who starts
/// from a lullaby and a march gets lullabies and marches. The mood decides among them.
///
///     score = max over seeds of 1 / (1 + |x - seed|^2 / 8) + moodWeight * worth for the mood
///
/// Without ``seeds`` it starts from what was liked last, or else played last, and without those it is ``AffectPosterior``.
///
/// Drawback: it knows how tracks sound and not what people think of them; ``Hybrid`` knows both.
public struct SeedSimilarity: ReRankedStrategy {
    /// Whether to match the mood or to lead to another emotion.
    public var goal: ListeningGoal
    /// What is known of the listener.
    public var session: SessionState
    /// What happens between scores and playlist.
    public var steps: ReRanking
    /// The ids of the tracks to start from; those that the catalog does not have are passed over.
    public var seeds: [String]
    /// How much the mood counts beside similarity.
    public var moodWeight = 0.5
    private let index: AffectIndex
    private let sounds: SoundIndex

    /// Creates a strategy over an indexed catalog.
    ///
    /// - Complexity: `n log n` in the size of the catalog, which is also filed by its sound.
    public init(
        in index: AffectIndex, seeds: [String] = [], goal: ListeningGoal = .match,
        session: SessionState = SessionState(), steps: ReRanking = ReRanking()
    ) {
        self.index = index
        self.seeds = seeds
        self.goal = goal
        self.session = session
        self.steps = steps
        sounds = SoundIndex(index.catalog)
    }

    /// The tracks that are most like one of the seeds.
    public func playlist(for mood: Mood, length: Int) -> Playlist {
        start.playlist(from: seeds, for: mood, length: length) { seeds in
            { limit, admits in
                seeds.similar(limit, in: sounds, admits: admits).map { Candidate($0.row, .similarity, $0.similarity) }
            }
        }
    }

    private var start: SeededStart {
        SeededStart(index: index, goal: goal, session: session, steps: steps, moodWeight: moodWeight)
    }
}
