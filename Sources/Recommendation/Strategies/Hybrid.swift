public import EmotionCore

/// Goes on from some tracks by what people play together and by how tracks sound.
///
///     score = company + contentWeight * similarity + moodWeight * worth for the mood
///
/// `company` is the score of ``CoListening``; `similarity` is the mean of the likeness in sound to the nearest seed, the share of
/// seeds of the same artist and the share of the same genre. Tracks that are in no playlist are found by their sound.
/// Without ``seeds`` it starts from what was liked or played last, and without those it is ``AffectPosterior``.
public struct Hybrid: LocalStrategy {
    /// Whether to match the mood or to lead to another emotion.
    public var goal: ListeningGoal
    /// What is known of the listener.
    public var session: SessionState
    /// What happens between scores and playlist.
    public var steps: ReRanking
    /// The ids of the tracks to start from.
    public var seeds: [String]
    /// How much content counts beside what people play together.
    public var contentWeight = 0.4
    /// How much the mood counts beside it.
    public var moodWeight = 0.3
    private let index: AffectIndex
    private let sounds: SoundIndex
    private let listening: CoListening

    /// How many of the seeds are compared by their sound.
    private static let soundSeeds = 10

    /// Creates a strategy over an indexed catalog and other people's playlists.
    public init(
        in index: AffectIndex, listening: CoListening, seeds: [String] = [], goal: ListeningGoal = .match,
        session: SessionState = SessionState(), steps: ReRanking = ReRanking()
    ) {
        self.index = index
        self.listening = listening
        self.seeds = seeds
        self.goal = goal
        self.session = session
        self.steps = steps
        sounds = SoundIndex(index.catalog)
    }

    /// The tracks that go best with the seeds.
    public func playlist(for mood: Mood, length: Int) -> Playlist {
        let seeds = Seeds(seeds, session: session, in: index.catalog)
        guard !seeds.rows.isEmpty else {
            return AffectPosterior(in: index, goal: goal, session: session, steps: steps)
                .playlist(for: mood, length: length)
        }
        let wanted = goal.wanted(in: mood)
        let utility = AffectUtility(wanted, components: index.components)
        let ranker = Ranker(index: index, session: session, steps: steps, wanted: wanted)
        let company = company(of: seeds.rows)
        let likeness = ContentLikeness(to: seeds.rows, in: index.catalog)
        let near = Seeds(rows: Array(seeds.rows.suffix(Self.soundSeeds)))
        let (picks, relaxed) = ranker.rank(length) { limit, admits in
            var rows = Dictionary(uniqueKeysWithValues: near.similar(limit, in: sounds) { !likeness.isSeed($0) && admits($0) })
            for row in company.keys where rows[row] == nil && !likeness.isSeed(row) && admits(row) { rows[row] = 0 }
            return rows.sorted { $0.key < $1.key }.map { row, similarity in
                var candidate = Candidate(row, .company, company[row] ?? 0)
                candidate[.similarity] = Float(contentWeight) * likeness(row, sound: similarity)
                candidate[.mood] = Float(moodWeight) * index.worth(of: row, utility)
                return candidate
            }
        }
        return Playlist(picks, in: index, at: wanted.valenceArousal, relaxed: relaxed)
    }

    /// The scores of the rows that people play with the seeds.
    private func company(of seeds: [Int]) -> [Int: Float] {
        let scores = listening.scores(for: seeds.map { index.catalog.ids[$0] })
        return Dictionary(
            scores.compactMap { id, score in index.catalog.row(of: id).map { ($0, score) } },
            uniquingKeysWith: { first, _ in first })
    }
}
