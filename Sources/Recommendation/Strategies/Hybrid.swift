public import EmotionCore

/// Goes on from some tracks by what they have in common and by what people play together.
///
///     score = similarity + companyWeight * company + moodWeight * worth for the mood
///
/// `similarity` is the mean of five likenesses to the seeds: artist, genre, sound, year and popularity. `company` is the score of
/// ``CoListening``; it counts little, because most tracks of a catalog are in few lists or none, and what is known of them
/// must not drown the others. Candidates are the tracks of the seeds' artists, those that share a list with a seed, and those that
/// sound like one.
/// Without ``seeds`` it starts from what was liked or played last, and without those it is ``AffectPosterior``.
public struct Hybrid: ReRankedStrategy {
    /// Whether to match the mood or to lead to another emotion.
    public var goal: ListeningGoal
    /// What is known of the listener.
    public var session: SessionState
    /// What happens between scores and playlist.
    public var steps: ReRanking
    /// The ids of the tracks to start from.
    public var seeds: [String]
    /// How much it counts that people play a track with the seeds.
    public var companyWeight = 0.06
    /// How much the mood counts beside it.
    public var moodWeight = 0.3
    private let index: AffectIndex
    private let sounds: SoundIndex
    private let artists: ArtistRows
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
        artists = ArtistRows(index.catalog)
    }

    /// The tracks that go best with the seeds.
    public func playlist(for mood: Mood, length: Int) -> Playlist {
        start.playlist(from: seeds, for: mood, length: length) { seeds in
            let company = company(of: seeds.rows)
            let likeness = ContentLikeness(to: seeds.rows, in: index.catalog)
            let near = Seeds(rows: Array(seeds.rows.suffix(Self.soundSeeds)))
            let known = Set(company.keys).union(seeds.rows.flatMap { artists.rows(of: index.catalog.artists[$0]) })
            return { limit, admits in
                let sounding = near.similar(limit, in: sounds) { !likeness.isSeed($0) && admits($0) }
                let rows = known.filter { !likeness.isSeed($0) && admits($0) }.union(sounding.map(\.row))
                return rows.sorted().map { row in
                    var candidate = Candidate(row, .similarity, likeness(row))
                    candidate[.company] = Float(companyWeight) * (company[row] ?? 0)
                    return candidate
                }
            }
        }
    }

    private var start: SeededStart {
        SeededStart(index: index, goal: goal, session: session, steps: steps, moodWeight: moodWeight)
    }

    /// The scores of the rows that people play with the seeds.
    private func company(of seeds: [Int]) -> [Int: Float] {
        let scores = listening.scores(for: seeds.map { index.catalog.ids[$0] })
        return Dictionary(
            scores.compactMap { id, score in index.catalog.row(of: id).map { ($0, score) } },
            uniquingKeysWith: { first, _ in first })
    }
}
