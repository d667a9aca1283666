import Moodstream

/// The day so far: its segments, and what changed between them.
struct DayAnswer: Encodable, Sendable {
    let segments: [MoodJourney.Segment]
    let changes: [MoodJourney.Change]

    init(_ journey: MoodJourney) {
        segments = journey.segments
        changes = journey.changes
    }
}
