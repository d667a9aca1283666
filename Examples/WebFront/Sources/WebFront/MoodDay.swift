import Moodstream

/// The moods of the last hours in steps of ten seconds, and those of the last minutes in steps of two.
struct MoodDay: Sendable {
    private var moods: [Mood] = []
    private var recent: [Mood] = []

    /// Ten seconds each: eight hours.
    private static let capacity = 2880
    private static let step = 10.0
    /// Two seconds each: three minutes.
    private static let recentCapacity = 90
    private static let recentStep = 2.0

    /// Notes a mood, unless the one before is too near.
    ///
    /// - Returns: Whether the journey is a step longer.
    mutating func note(_ mood: Mood) -> Bool {
        var mood = mood
        // What each modality said is of no use to a journey, and half of the memory.
        mood.votes = [:]
        if Self.isDue(mood, after: recent.last, step: Self.recentStep) {
            recent = (recent + [mood]).suffix(Self.recentCapacity)
        }
        guard Self.isDue(mood, after: moods.last, step: Self.step) else { return false }
        if moods.count == Self.capacity { moods.removeFirst(Self.capacity / 10) }
        moods.append(mood)
        return true
    }

    /// The segments of the day and what changed between them.
    var journey: MoodJourney { MoodJourney(moods, shortest: .seconds(20)) }

    /// Where the mood was in the last minutes.
    var trail: [MoodJourney.Point] { MoodJourney(recent).points }

    private static func isDue(_ mood: Mood, after last: Mood?, step: Double) -> Bool {
        last.map { mood.time - $0.time >= step } ?? true
    }
}
