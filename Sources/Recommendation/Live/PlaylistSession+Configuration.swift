extension PlaylistSession {
    /// How a live playlist follows moods.
    public struct Configuration: Sendable {
        /// How many tracks are planned ahead, at least 1.
        public var length = 8
        /// How few tracks may be left before more are planned behind them.
        public var refill = 2
        /// The least time between two plans that changed moods ask for.
        public var pause = Duration.seconds(60)
        /// How long a changed mood has to last before it counts.
        public var patience = Duration.seconds(20)
        /// The share of the mood that has to lie elsewhere for a change to begin.
        public var beginOfChange = 0.35
        /// The share of the mood that may lie elsewhere when a change is over without having counted.
        public var endOfChange = 0.25
        /// The uncertainty above which a mood is no news.
        public var largestUncertainty = 0.95
        /// When music meets a mood and when it lifts it.
        public var rule: any ListeningRule = MeetThenLift()
        /// The rule for a listener who needs care.
        public var gentleRule: any ListeningRule = GentleRule()
        /// How long the gentle rule holds after the last sign that the listener needs care.
        public var timeOfCare = Duration.seconds(1800)

        /// Creates the configuration that suits a listener whose mood is told every few seconds.
        public init() {}
    }
}

extension Duration {
    /// The length in seconds, as moods tell time.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
