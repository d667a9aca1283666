internal import EmotionCore

/// The point on the circumplex that music is wanted for, and how exactly.
struct AffectTarget {
    private let point: ValenceArousal
    private let spread: (valence: Double, arousal: Double)
    private let goal: ListeningGoal
    /// The point and one over the spread, for searching among many.
    private let center: SIMD2<Float>
    private let scale: SIMD2<Float>

    init(_ mood: Mood, goal: ListeningGoal) {
        self.goal = goal
        let wanted = goal.wanted(in: mood)
        let tolerance = ValenceArousalNearest.tolerance * ValenceArousalNearest.tolerance
        let covariance = Mood(time: 0, probabilities: wanted).covariance
        point = wanted.valenceArousal
        spread = ((tolerance + covariance.valence).squareRoot(), (tolerance + covariance.arousal).squareRoot())
        center = SIMD2(Float(point.valence), Float(point.arousal))
        scale = SIMD2(1 / Float(spread.valence), 1 / Float(spread.arousal))
    }

    /// How near a place is: less the squared distance in units of the spread.
    func nearness(of place: SIMD2<Float>) -> Float {
        let distance = (place - center) * scale
        return -(distance * distance).sum()
    }

    /// The place in a box that is nearest.
    func point(nearestIn low: SIMD2<Float>, _ high: SIMD2<Float>) -> SIMD2<Float> {
        pointwiseMax(low, pointwiseMin(high, center))
    }

    /// The pick of a track that lies at `place`.
    func pick(_ track: Track, at place: (valence: Double, arousal: Double)) -> Playlist.Pick {
        let parts = parts(place)
        let sum = parts.valence + parts.arousal
        let lost = sum > 0 ? (1 - Math.exp(-sum / 2)) / sum : 0
        return Playlist.Pick(
            track: track,
            why: [
                Playlist.Contribution("valence", 0.5 - lost * parts.valence),
                Playlist.Contribution("energy", 0.5 - lost * parts.arousal),
            ],
            sentence: sentence(track, at: place))
    }

    private func parts(_ place: (valence: Double, arousal: Double)) -> (valence: Double, arousal: Double) {
        let valence = (place.valence - point.valence) / spread.valence
        let arousal = (place.arousal - point.arousal) / spread.arousal
        return (valence * valence, arousal * arousal)
    }

    private func sentence(_ track: Track, at place: (valence: Double, arousal: Double)) -> String {
        let (valence, energy) = ((place.valence + 1) / 2, (place.arousal + 1) / 2)
        let force = Self.word(energy, "calm", "steady", "energetic")
        let color = Self.word(valence, "dark", "balanced", "bright")
        let wanted = "\(Self.digits((point.valence + 1) / 2)) and \(Self.digits((point.arousal + 1) / 2))"
        let who =
            switch goal {
            case .match: "the mood asks for"
            case .towards(let emotion): "the way to \(emotion) asks for"
            }
        return "It sounds \(force) and \(color): valence \(Self.digits(valence)) and energy \(Self.digits(energy))"
            + "\(Self.origin(of: track)), where \(who) \(wanted)."
    }

    /// Says so if the two numbers are not the catalog's own measurements.
    private static func origin(of track: Track) -> String {
        let origins = [AudioFeature.valence, .energy].map(track.features.provenance(of:))
        if origins.contains(.imputed) { return track.emotions.isEmpty ? " (guessed)" : " (from its tag)" }
        return origins.contains(.estimated) ? " (estimated)" : ""
    }

    private static func word(_ value: Double, _ low: String, _ middle: String, _ high: String) -> String {
        value < 0.38 ? low : value > 0.62 ? high : middle
    }

    /// Two digits behind the point.
    static func digits(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}
