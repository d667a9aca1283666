internal import EmotionCore

extension ListeningCourse {
    /// The mean of the emotions' own courses under a mood; the first station is the mood's own point.
    ///
    /// The purpose of a station is the one that most of the probability has there.
    init(blending mood: Mood, _ plan: (Emotion) -> [Station]) {
        let plans = Emotion.allCases.map { (weight: mood.probabilities[$0], stations: plan($0)) }
        let count = plans.map(\.stations.count).min() ?? 0
        self.init(
            (0..<count).map { index in
                let station = Self.mean(plans.map { ($0.weight, $0.stations[index]) })
                return index == 0 ? Station(station.purpose, at: mood.valenceArousal, share: station.share) : station
            })
    }

    private static func mean(_ stations: [(weight: Double, station: Station)]) -> Station {
        func sum(_ value: (Station) -> Double) -> Double { stations.reduce(0) { $0 + $1.weight * value($1.station) } }
        let purposes = Purpose.allCases.map { purpose in (purpose, sum { $0.purpose == purpose ? 1 : 0 }) }
        let purpose = purposes.reduce(purposes[0]) { $1.1 > $0.1 ? $1 : $0 }.0
        let point = ValenceArousal(
            clampingValence: sum(\.point.valence), arousal: sum(\.point.arousal))
        return Station(purpose, at: point, share: sum(\.share))
    }
}

extension ListeningCourse.Station {
    init(_ purpose: ListeningCourse.Purpose, _ valence: Double, _ arousal: Double, _ share: Double) {
        self.init(purpose, at: ValenceArousal(clampingValence: valence, arousal: arousal), share: share)
    }

    init(_ purpose: ListeningCourse.Purpose, _ emotion: Emotion, _ share: Double) {
        self.init(purpose, at: emotion.valenceArousal, share: share)
    }
}
