internal import EmotionCore

extension TrackCatalog {
    /// Whether it is known where a track lies on the circumplex: from its valence and energy, or from its tags.
    func hasPlace(_ row: Int) -> Bool {
        imputed[row] & (AudioFeature.valence.bit | AudioFeature.energy.bit) == 0 || emotions[row] != 0
    }

    /// Where a track lies on the circumplex: valence and energy stretched to `-1...1`.
    ///
    /// If one of the two is missing and the track is tagged, the middle of its emotions' points stands in.
    func place(of row: Int) -> (valence: Double, arousal: Double) {
        let isMissing = imputed[row] & (AudioFeature.valence.bit | AudioFeature.energy.bit) != 0
        guard isMissing, emotions[row] != 0 else {
            let (valence, energy) = (
                features[AudioFeature.valence.index][row], features[AudioFeature.energy.index][row]
            )
            return (2 * Double(valence) - 1, 2 * Double(energy) - 1)
        }
        let points = emotions(at: row).map(\.valenceArousal)
        let count = Double(points.count)
        return (points.reduce(0) { $0 + $1.valence } / count, points.reduce(0) { $0 + $1.arousal } / count)
    }
}
