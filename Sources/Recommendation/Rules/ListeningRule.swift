public import EmotionCore

/// Decides when music matches a mood and when it leads somewhere else.
///
/// A rule of your own is one method; ``MeetThenLift`` is the default and ``GentleRule`` the one for hard moments.
public protocol ListeningRule: Sendable {
    /// The way that music takes from a mood.
    func course(for mood: Mood) -> ListeningCourse
}
