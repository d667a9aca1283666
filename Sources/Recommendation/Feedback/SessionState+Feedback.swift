public import EmotionCore

extension SessionState {
    /// Learns from what a listener says or does about a track, unless learning is off.
    ///
    /// A ban holds also when learning is off. A track that does not suit a mood stays away from moods of its quadrant.
    ///
    /// - Parameters:
    ///   - feedback: What they say or do.
    ///   - track: The track.
    ///   - mood: The mood that it was played for.
    public mutating func learn(_ feedback: Feedback, about track: Track, in mood: Mood) {
        let quadrant = AffectQuadrant(of: mood.valenceArousal)
        if feedback == .ban { Self.remember(track.id, in: &banned) }
        guard isLearning else { return }
        if feedback == .like { Self.remember(track.id, in: &liked) }
        if feedback == .notInThisMood { Self.remember(track.id, in: &unsuited[quadrant, default: []]) }
        taste.learn(feedback, about: track, in: mood)
    }

    /// Forgets what was learned; what was played and what is banned stays.
    public mutating func forgetTaste() {
        taste = Taste()
        liked = []
        unsuited = [:]
    }

    private static func remember(_ id: String, in list: inout [String]) {
        list.removeAll { $0 == id }
        list = (list + [id]).suffix(capacity)
    }
}
