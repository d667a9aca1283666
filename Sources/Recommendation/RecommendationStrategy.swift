public import EmotionCore

/// Chooses music for a mood.
///
/// A strategy of your own is one method. A conformer may promise less than the protocol asks: the ones that come with
/// this package neither throw nor suspend, so who calls them by their own type writes neither `try` nor `await`.
/// `checkStrategy` of the module `EmotionTesting` tells whether a strategy keeps the laws that callers count on.
public protocol RecommendationStrategy: Sendable {
    /// Chooses a playlist.
    ///
    /// - Parameters:
    ///   - mood: What the listener feels.
    ///   - length: How many tracks are asked for; the playlist has at most that many, and none for 0 or less.
    /// - Returns: Tracks in playing order, none of them twice.
    func playlist(for mood: Mood, length: Int) async throws -> Playlist
}
