internal import EmotionCore

/// Turns candidates into a playlist by the steps of ``ReRanking``.
struct Ranker {
    let index: AffectIndex
    let session: SessionState
    let steps: ReRanking
    /// What the listener likes in this mood; nil if nothing was learned, or nobody asks.
    private let taste: TasteEstimate?
    /// How much it counts.
    private let tasteWeight: Float
    private let unsuited: Set<Int>
    private let wildCards: WildCards

    /// - Parameter wanted: The mood, or what is wanted in its place: the less sure it is, the more taste counts.
    init(
        index: AffectIndex, session: SessionState, steps: ReRanking, wanted: EmotionProbabilities,
        exposure: Exposure = Exposure()
    ) {
        self.index = index
        self.session = session
        self.steps = steps
        wildCards = WildCards(share: steps.wildCards, session: session, exposure: exposure)
        let quadrant = AffectQuadrant(of: wanted.valenceArousal)
        let isKnown = session.isLearning && session.taste.feedbackCount > 0 && steps.taste > 0
        taste = isKnown ? session.taste.estimate(in: quadrant) : nil
        tasteWeight = Float(steps.taste * (1 + wanted.normalizedEntropy))
        unsuited = Set((session.unsuited[quadrant] ?? []).compactMap(index.catalog.row(of:)))
    }

    /// The rows that a strategy would pick, best first, at most `limit` of those that are admitted.
    typealias Pool = (_ limit: Int, _ admits: (Int) -> Bool) -> [Candidate]

    /// What the listener may hear, with nothing taken yet.
    var selection: Selection { Selection(from: index.catalog, after: session, steps, leavingOut: unsuited) }

    /// Makes a candidate of a row, whatever its score.
    typealias Maker = (_ row: Int) -> Candidate

    /// The picks in playing order, and the rules that gave way.
    ///
    /// - Parameter outsider: Makes candidates of rows beyond the pool, for wild cards; nil leaves them to the pool.
    func rank(
        _ length: Int, outsider: Maker? = nil, from pool: Pool
    ) -> (picks: [Candidate], relaxed: [Playlist.Relaxation]) {
        let length = min(length, index.catalog.count)
        guard length > 0 else { return ([], []) }
        var selection = selection
        var picks: [Candidate] = []
        selection.fill(length) { limit, relaxing, selection in
            let rules = selection
            let candidates = pool(limit) { rules.admits($0, relaxing: relaxing) }
            let drawn = lifted(candidates, length - picks.count, outsider) { rules.admits($0, relaxing: relaxing) }
            take(from: drawn, relaxing: relaxing, into: &selection, &picks, length)
            return candidates.count
        }
        return (steps.isSequenced ? Sequencing.order(picks, in: index.catalog) : picks, selection.relaxed)
    }

    private func take(
        from candidates: [Candidate], relaxing: Set<Playlist.Relaxation>, into selection: inout Selection,
        _ picks: inout [Candidate], _ length: Int
    ) {
        let points = candidates.map { SoundSpace.point(index.catalog, $0.row) }
        var best = MarginalRelevance(
            candidates, points: points, weight: steps.variety,
            after: picks.map { SoundSpace.point(index.catalog, $0.row) })
        while picks.count < length, let (candidate, point) = best.next() {
            guard selection.take(candidate.row, relaxing: relaxing) else { continue }
            picks.append(candidate)
            best.lower(by: point)
        }
    }

    /// The candidates with taste and chance, and the wild cards lifted above the others.
    private func lifted(
        _ candidates: [Candidate], _ length: Int, _ outsider: Maker?, admits: (Int) -> Bool
    ) -> [Candidate] {
        let count = wildCards.count(of: length)
        var outsiders: [Candidate] = []
        if count > 0, let outsider {
            let known = Set(candidates.map(\.row))
            outsiders = index.drawn(WildCards.outsiders, wildCards.draw) { !known.contains($0) && admits($0) }
                .map(outsider)
        }
        return wildCards.drawn(
            count, from: personalized(candidates), personalized(outsiders), ids: index.catalog.ids.strings)
    }

    /// The candidates with the listener's taste and chance added to their scores.
    func personalized(_ candidates: [Candidate]) -> [Candidate] {
        let exploration = Exploration(scale: steps.exploration, session: session)
        let ids = index.catalog.ids.strings
        return candidates.map { candidate in
            var candidate = candidate
            if let taste {
                candidate[.taste] = tasteWeight * taste.reward(index.tasteFeatures(of: candidate.row))
            }
            candidate[.exploration] = exploration(id: ids.bytes[ids.range(at: candidate.row)])
            return candidate
        }
    }
}
