internal import EmotionCore

/// How every strategy that starts from seeds begins and ends: it finds the seeds, lets the mood have its say on the
/// candidates, and ranks them; without a seed it is ``AffectPosterior``.
struct SeededStart {
    let index: AffectIndex
    let goal: ListeningGoal
    let session: SessionState
    let steps: ReRanking
    /// How much the mood counts beside what the strategy scores.
    let moodWeight: Double

    /// The playlist.
    ///
    /// - Parameter candidates: Makes the strategy's own pool of candidates, without the mood, for seeds that are there.
    func playlist(from ids: [String], for mood: Mood, length: Int, candidates: (Seeds) -> Ranker.Pool) -> Playlist {
        let seeds = Seeds(ids, session: session, in: index.catalog)
        guard !seeds.rows.isEmpty else {
            return AffectPosterior(in: index, goal: goal, session: session, steps: steps)
                .playlist(for: mood, length: length)
        }
        let wanted = goal.wanted(in: mood)
        let utility = AffectUtility(wanted, components: index.components)
        let ranker = Ranker(index: index, session: session, steps: steps, wanted: wanted)
        let pool = candidates(seeds)
        let (picks, relaxed) = ranker.rank(length) { limit, admits in
            pool(limit, admits).map { candidate in
                var candidate = candidate
                index.judge(
                    &candidate, worth: index.worth(of: candidate.row, utility), by: utility, weight: Float(moodWeight))
                return candidate
            }
        }
        return Playlist(picks, in: index, at: wanted.valenceArousal, relaxed: relaxed)
    }
}
