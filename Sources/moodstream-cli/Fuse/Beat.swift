/// The steady times at which moods are due: the multiples of a period.
struct Beat {
    /// At most so many moods between two arrivals: more come from a clock that is wrong.
    static let longestGap = 1_000_000.0

    private let period: Double
    private let end: Double
    /// The last multiple that was due.
    private var step: Double

    /// A beat whose first time comes after zero; or, for an axis whose zero is over a day away, after `arrival`.
    init(period: Double, until end: Double?, from arrival: Double) {
        self.period = period
        self.end = end ?? .infinity
        step = (0...86_400).contains(arrival) ? 0 : (arrival / period).rounded(.up) - 1
    }

    /// How many times are due before a moment.
    func count(before moment: Double) -> Double { min(moment, end) / period - step }

    /// The next time, if it lies before a moment and not after the end.
    mutating func next(before moment: Double) -> Double? {
        let time = (step + 1) * period
        guard time < moment, time <= end else { return nil }
        step += 1
        return time
    }

    /// The moment before which all times are due once nothing more arrives: the end, or the first time from `arrival` on.
    func close(after arrival: Double) -> Double {
        end.isFinite ? .infinity : ((arrival / period).rounded(.up) * period).nextUp
    }
}
