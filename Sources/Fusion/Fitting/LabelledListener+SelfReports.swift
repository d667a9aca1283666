extension LabelledListener {
    /// A listener whose moods are what they said of themselves: to fit parameters to a log of one's own.
    ///
    /// Each self-report is the mood for some time before and after it, up to half the way to the next. The self-reports
    /// themselves are not among the arrivals: a source must not be judged by itself.
    ///
    /// - Parameters:
    ///   - id: Names the listener.
    ///   - group: As ``init(id:group:arrivals:segments:duration:every:)``.
    ///   - observations: A log, in the order of arrival; each counts as arrived at its own time.
    ///   - reach: For how long before and after it a self-report holds.
    ///   - period: The seconds between two judged moments.
    /// - Returns: Nothing if there is no self-report.
    public init?(
        selfReportsOf id: String, group: String? = nil, in observations: [EmotionObservation],
        reach: Duration = .seconds(60), every period: Double = 5
    ) {
        let reports = observations.filter { $0.modality == .selfReport && $0.quality > 0 }
            .sorted { $0.time < $1.time }
        guard !reports.isEmpty else { return nil }
        let seconds = max(0, reach / .seconds(1))
        let segments = reports.indices.map { index in
            let time = reports[index].time
            let before = index > 0 ? (reports[index - 1].time + time) / 2 : -.infinity
            let after = index + 1 < reports.count ? (time + reports[index + 1].time) / 2 : .infinity
            return Segment(
                from: max(before, time - seconds), to: min(after, time + seconds),
                reports[index].probabilities.mostLikely)
        }
        self.init(
            id: id, group: group,
            arrivals: observations.filter { $0.modality != .selfReport }.map { Arrival($0, at: $0.time) },
            segments: segments,
            judgedAt: segments.flatMap { Array(stride(from: $0.start, through: $0.end, by: max(1e-3, period))) })
    }
}
