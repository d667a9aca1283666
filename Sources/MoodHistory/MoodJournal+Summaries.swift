internal import EmotionCore
internal import GRDB

extension MoodJournal {
    /// A listener's hours that have moods, those that lie at least partly in some times.
    ///
    /// Hours outlive their moods: ``trim(moodsBefore:hoursBefore:)`` can drop the ones and keep the others.
    ///
    /// - Parameter times: In seconds since 1970.
    public func hours(
        of listener: String, in times: Range<Double> = MoodJournal.always
    ) throws(HistoryError) -> [MoodSummary] {
        try HistoryError.check(listener: listener)
        let times = times.clamped(to: Self.always)
        guard !times.isEmpty else { return [] }
        return try read { database in
            try Row.fetchCursor(
                database,
                sql: """
                    SELECT hour.* FROM hour JOIN listener ON listener.id = hour.listener
                    WHERE name = ? AND hour >= ? AND hour <= ? ORDER BY hour
                    """,
                arguments: [
                    listener, Hour.index(of: times.lowerBound), Hour.index(of: times.upperBound.nextDown),
                ]
            ).map { try MoodSummary(of: $0) }.collected()
        }
    }

    /// A listener's days that have moods, those that lie at least partly in some times.
    ///
    /// - Parameters:
    ///   - times: In seconds since 1970.
    ///   - hoursFromUTC: How far the listener's clock is ahead of UTC, in whole hours.
    public func days(
        of listener: String, in times: Range<Double> = MoodJournal.always, hoursFromUTC: Int = 0
    ) throws(HistoryError) -> [MoodSummary] {
        try HistoryError.check(listener: listener)
        let times = times.clamped(to: Self.always)
        guard !times.isEmpty else { return [] }
        let shift = Double(hoursFromUTC) * Hour.seconds
        func day(of time: Double) -> Double { ((time + shift) / Self.daySeconds).rounded(.down) }
        func start(of day: Double) -> Double { day * Self.daySeconds - shift }
        let whole = start(of: day(of: times.lowerBound))..<start(of: day(of: times.upperBound.nextDown) + 1)
        let hours = try hours(of: listener, in: whole)
        return Dictionary(grouping: hours) { day(of: $0.times.lowerBound) }
            .sorted { $0.key < $1.key }
            .compactMap { MoodSummary(of: $1, over: start(of: $0)..<start(of: $0 + 1)) }
    }

    private static let daySeconds = 86_400.0
}
