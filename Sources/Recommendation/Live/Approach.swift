internal import EmotionCore

/// A rule whose ways begin where the music is now, so that no two neighbors in a playlist are a leap apart.
struct Approach: ListeningRule {
    let rule: any ListeningRule
    /// Where the music is; nil if none plays.
    let place: ValenceArousal?

    func course(for mood: Mood) -> ListeningCourse {
        let course = rule.course(for: mood)
        guard let place, let first = course.stations.first else { return course }
        let total = course.stations.reduce(0) { $0 + $1.share }
        let middle = ListeningCourse.Station(
            first.purpose, at: place.moved(0.5, towards: first.point), share: Self.share * total)
        return ListeningCourse([middle] + course.stations)
    }

    /// How long the approach is beside the rest of the way.
    private static let share = 0.15
}
