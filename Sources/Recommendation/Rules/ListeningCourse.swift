public import EmotionCore

/// The way that music takes from a mood: stations on the circumplex, and how much of the way belongs to each.
public struct ListeningCourse: Hashable, Codable, Sendable {
    /// What the music does for the listener at a station.
    public enum Purpose: String, Codable, Sendable, CaseIterable {
        /// It is where the listener is.
        case meet
        /// It lets tension out.
        case letOff = "let-off"
        /// It brings rest after tension.
        case calm
        /// It comforts.
        case soothe
        /// It brightens.
        case uplift
        /// It shares a joy.
        case celebrate
        /// It keeps company and asks for nothing.
        case accompany
    }

    /// One place on the way.
    public struct Station: Hashable, Codable, Sendable {
        /// What the music does here.
        public var purpose: Purpose
        /// Where the music lies on the circumplex.
        public var point: ValenceArousal
        /// How much of the way the station takes; only its ratio to the other shares counts.
        public var share: Double

        /// Creates a station; a share that is negative or not finite counts as 0.
        public init(_ purpose: Purpose, at point: ValenceArousal, share: Double) {
            self.purpose = purpose
            self.point = point
            self.share = share.isFinite ? max(0, share) : 0
        }
    }

    /// The stations in the order in which they are passed, at least one.
    public let stations: [Station]

    /// Creates a course; one without stations stays in the middle of the plane.
    public init(_ stations: [Station]) {
        self.stations =
            stations.isEmpty ? [Station(.accompany, at: .neutral, share: 1)] : stations
    }

    /// The station that a place on the way belongs to.
    ///
    /// - Parameter progress: From 0, the start, to 1, the end.
    public func station(at progress: Double) -> Station {
        let end = progress * stations.reduce(0) { $0 + $1.share }
        var passed = 0.0
        for station in stations {
            passed += station.share
            if passed > end { return station }
        }
        return stations[stations.count - 1]
    }

    /// Where the music lies at a place on the way: at each station's point in the middle of its share, straight between.
    ///
    /// Before the middle of the first share it holds at the first point, after that of the last at the last.
    ///
    /// - Parameter progress: From 0, the start, to 1, the end.
    public func point(at progress: Double) -> ValenceArousal {
        let total = stations.reduce(0) { $0 + $1.share }
        guard total > 0 else { return stations[0].point }
        var passed = 0.0
        var before: (middle: Double, point: ValenceArousal)?
        for station in stations {
            let middle = (passed + station.share / 2) / total
            if progress <= middle {
                guard let before, middle > before.middle else { return station.point }
                return before.point.moved(
                    (progress - before.middle) / (middle - before.middle), towards: station.point)
            }
            before = (middle, station.point)
            passed += station.share
        }
        return stations[stations.count - 1].point
    }
}

extension ValenceArousal {
    /// The point that lies a share of the way to another.
    func moved(_ share: Double, towards end: ValenceArousal) -> ValenceArousal {
        share >= 1
            ? end
            : ValenceArousal(
                clampingValence: valence + share * (end.valence - valence),
                arousal: arousal + share * (end.arousal - arousal))
    }
}
