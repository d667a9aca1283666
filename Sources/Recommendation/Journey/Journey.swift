internal import EmotionCore

/// Plans a playlist along a course: for each place the tracks that suit its point, in the order that flows best.
///
/// A beam search goes from place to place and keeps the best ``Journey/Plan/width`` beginnings. A beginning is worth the sum of
/// its tracks' scores, to which each step adds
///
///     flow = -weight * min(1, |change of tempo| / 40 + |change of energy|)
///
/// Long playlists are planned in stretches of ``stretch`` places, one after the other.
struct Journey {
    let ranker: Ranker
    let course: ListeningCourse
    /// How much of a track's score a rough step may cost.
    var flowWeight: Float = 0.1

    /// How many places are planned at once.
    static let stretch = 16
    /// How many tracks are considered for a place, and how many beginnings are kept.
    static let candidates = 64
    static let width = 24
    /// As above for lists that are longer than a stretch or two.
    static let longWidth = 4

    private var index: AffectIndex { ranker.index }

    /// The picks in playing order with the points that they were picked for.
    func plan(_ length: Int) -> (picks: [Candidate], points: [ValenceArousal], relaxed: [Playlist.Relaxation]) {
        let length = max(0, min(length, index.catalog.count))
        let points = (0..<length).map { course.point(at: length > 1 ? Double($0) / Double(length - 1) : 0) }
        var selection = ranker.selection
        var picks = [Candidate?](repeating: nil, count: length)
        for stage in 0...Playlist.Relaxation.allCases.count {
            let relaxing = Set(Playlist.Relaxation.allCases.prefix(stage))
            var open = picks.indices.filter { picks[$0] == nil }[...]
            while !open.isEmpty {
                let places = Array(open.prefix(Self.stretch))
                open = open.dropFirst(Self.stretch)
                let before = places[0] > 0 ? picks[places[0] - 1] : nil
                let found = search(places.map { points[$0] }, after: before, relaxing, selection, length)
                for (place, candidate) in zip(places, found) {
                    guard let candidate, selection.take(candidate.row, relaxing: relaxing) else { continue }
                    picks[place] = candidate
                }
            }
        }
        let kept = picks.indices.filter { picks[$0] != nil }
        return (kept.compactMap { picks[$0] }, kept.map { points[$0] }, selection.relaxed)
    }

    /// A candidate for each point, nil where there is none.
    private func search(
        _ points: [ValenceArousal], after last: Candidate?, _ relaxing: Set<Playlist.Relaxation>,
        _ selection: Selection, _ length: Int
    ) -> [Candidate?] {
        var beam = Beam(
            catalog: index.catalog, last: last, width: length > 2 * Self.stretch ? Self.longWidth : Self.width,
            flowWeight: flowWeight, isArtistFree: relaxing.contains(.artistCap))
        for point in points {
            let utility = AffectUtility(at: point, components: index.components)
            let matches = index.best(Self.candidates, utility) { selection.canTake($0, relaxing: relaxing) }
            let candidates = matches.map { match in
                var candidate = Candidate(match.row)
                index.judge(&candidate, worth: match.score, by: utility, weight: 1)
                return candidate
            }
            beam.extend(by: ranker.personalized(candidates))
        }
        return beam.best
    }
}
