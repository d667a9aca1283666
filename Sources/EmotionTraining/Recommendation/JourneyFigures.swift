internal import EmotionCore
internal import Recommendation

/// How well playlists lead from a mood to another emotion, as people's tags judge them.
public struct JourneyFigures: Hashable, Codable, Sendable {
    /// The mean distance of the first quarter's tracks from the mood.
    public internal(set) var startError = 0.0
    /// The mean distance of the last quarter's tracks from the goal.
    public internal(set) var endError = 0.0
    /// Spearman's correlation of the place in the list and how far along the way the tags put the track.
    public internal(set) var progress = 0.0
    /// The mean change of tempo from one track to the next, in beats a minute.
    public internal(set) var tempoStep = 0.0
    /// The journeys.
    public internal(set) var journeys = 0

    init() {}

    /// The means of several figures.
    init(meanOf all: [JourneyFigures]) {
        startError = mean(all, \.startError)
        endError = mean(all, \.endError)
        progress = mean(all, \.progress)
        tempoStep = mean(all, \.tempoStep)
        journeys = all.reduce(0) { $0 + $1.journeys }
    }

    /// The figures of one journey; nil if it is too short to have any.
    init?(_ tracks: [TaggedTrack], from start: ValenceArousal, to end: ValenceArousal) {
        guard tracks.count >= 4 else { return nil }
        let quarter = tracks.count / 4
        startError = mean(Array(tracks.prefix(quarter))) { $0.place.distance(to: start) }
        endError = mean(Array(tracks.suffix(quarter))) { $0.place.distance(to: end) }
        let (dv, da) = (end.valence - start.valence, end.arousal - start.arousal)
        progress = spearman(
            tracks.indices.map(Double.init), tracks.map { $0.place.valence * dv + $0.place.arousal * da })
        tempoStep = mean(Array(zip(tracks, tracks.dropFirst()))) {
            abs($0.track.features.tempo - $1.track.features.tempo)
        }
        journeys = 1
    }
}

/// The mean of a value; 0 of nothing.
func mean<Element>(_ elements: [Element], _ value: (Element) -> Double) -> Double {
    elements.reduce(0) { $0 + value($1) } / Double(max(1, elements.count))
}

/// The correlation of the ranks of two lists of one length; equal values share their mean rank.
func spearman(_ left: [Double], _ right: [Double]) -> Double {
    let (left, right) = (ranks(left), ranks(right))
    let middle = mean(left) { $0 }
    let covariance = mean(Array(zip(left, right))) { ($0 - middle) * ($1 - middle) }
    let variances = mean(left) { ($0 - middle) * ($0 - middle) } * mean(right) { ($0 - middle) * ($0 - middle) }
    return variances > 0 ? covariance / variances.squareRoot() : 0
}

private func ranks(_ values: [Double]) -> [Double] {
    values.map { value in
        Double(values.count { $0 < value }) + Double(values.count { $0 == value } + 1) / 2
    }
}
