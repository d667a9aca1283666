internal import EmotionCore

extension Playlist {
    /// A playlist of candidates, each with its reasons in words.
    ///
    /// - Parameter point: Where on the circumplex the music is wanted.
    init(_ candidates: [Candidate], in index: AffectIndex, at point: ValenceArousal, relaxed: [Relaxation]) {
        self.init(candidates, in: index, points: candidates.map { _ in point }, relaxed: relaxed)
    }

    /// As above with a point for each candidate.
    init(_ candidates: [Candidate], in index: AffectIndex, points: [ValenceArousal], relaxed: [Relaxation]) {
        var picks: [Pick] = []
        var last: ValenceArousal?
        for (candidate, point) in zip(candidates, points) {
            let place = index.affect(at: candidate.row).mean
            let sentence = PickSentence(place: place, wanted: point, last: last, candidate: candidate)
            picks.append(
                Pick(track: index.catalog[candidate.row], why: candidate.why, sentence: sentence.description))
            last = place
        }
        self.init(picks: picks, relaxed: relaxed)
    }
}

/// Why a track was picked, in one sentence of plain words.
struct PickSentence: CustomStringConvertible {
    let place: ValenceArousal
    let wanted: ValenceArousal
    /// Where the track before lies.
    let last: ValenceArousal?
    let candidate: Candidate

    /// How far apart two places have to be to be told apart.
    private static let step = 0.08
    /// More than this is left to chance in a track that was drawn.
    private static let wildCard: Float = 0.15

    var description: String { likeness + change + company + "." }

    /// "Calm like you", or how it differs.
    private var likeness: String {
        let (calm, dark) = (place.arousal < 0, place.valence < 0)
        let (wantedCalm, wantedDark) = (wanted.arousal < 0, wanted.valence < 0)
        let force = calm ? "calm" : "lively"
        let color = dark ? "dark" : "bright"
        switch (calm == wantedCalm, dark == wantedDark) {
        case (true, true): return "\(force.capitalizedFirst) and \(color), as the mood asks"
        case (true, false): return "\(force.capitalizedFirst) as the mood asks, though \(color)"
        case (false, true): return "\(color.capitalizedFirst) as the mood asks, though \(force)"
        case (false, false): return "\(force.capitalizedFirst) and \(color), for want of better"
        }
    }

    /// "and a step brighter than the last".
    private var change: String {
        guard let last else { return "" }
        let (valence, arousal) = (place.valence - last.valence, place.arousal - last.arousal)
        guard max(abs(valence), abs(arousal)) > Self.step else { return ", much like the last" }
        let word =
            abs(valence) >= abs(arousal)
            ? (valence > 0 ? "brighter" : "darker") : (arousal > 0 ? "livelier" : "calmer")
        return ", and a step \(word) than the last"
    }

    /// What else speaks for it.
    private var company: String {
        if candidate[.exploration] > Self.wildCard { return "; it is a wild card" }
        let reasons: [(Reason, String)] = [
            (.lyrics, "its words say so too"), (.taste, "it is your kind of music"),
            (.similarity, "it sounds like what you started from"),
            (.company, "people play it with what you started from"), (.curiosity, "it is something new to you"),
        ]
        guard let (reason, words) = reasons.max(by: { candidate[$0.0] < candidate[$1.0] }), candidate[reason] > 0.02
        else {
            return ""
        }
        return "; \(words)"
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
