/// Where tracks come from that no catalog at hand has: a service that is searched by words.
public protocol CandidateSource: Sendable {
    /// Finds tracks, the best first; fewer than asked for if there are no more.
    func tracks(about words: String, count: Int) async throws -> [Track]
}
