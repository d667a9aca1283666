/// Which tracks people put together: playlists, and for each track the playlists that it is in.
///
/// A track is close to some seeds if it is in playlists that have much in common with them:
///
///     likeness(p) = |seeds in p| / sqrt(|seeds| |p|)
///     score(t)    = sum over p with t of likeness(p)^2,  over the largest such sum
///
/// Reference: D. Jannach, L. Lerche and I. Kamehkhosh, "Beyond hitting the hits: generating coherent music playlist
/// continuations with the right tracks", RecSys 2015, sec. 2 (neighbors among playlists).
public struct CoListening: Sendable {
    private let playlists: [[String]]
    private let memberships: [String: [Int]]

    /// Creates it from playlists, each a list of track ids.
    public init(playlists: [[String]]) {
        self.playlists = playlists
        var memberships: [String: [Int]] = [:]
        for (number, playlist) in playlists.enumerated() {
            for id in Set(playlist) { memberships[id, default: []].append(number) }
        }
        self.memberships = memberships
    }

    /// The scores of all tracks that share a playlist with a seed, the seeds included; from 0 to 1.
    func scores(for seeds: [String]) -> [String: Float] {
        let seeds = Set(seeds)
        var shared: [Int: Int] = [:]
        for seed in seeds { for playlist in memberships[seed] ?? [] { shared[playlist, default: 0] += 1 } }
        var scores: [String: Float] = [:]
        // In the order of the playlists, so that sums of floating-point numbers are the same in every process.
        for (playlist, count) in shared.sorted(by: { $0.key < $1.key }) {
            let likeness = Float(count * count) / Float(seeds.count * playlists[playlist].count)
            for id in playlists[playlist] { scores[id, default: 0] += likeness }
        }
        let largest = scores.values.max() ?? 1
        return scores.mapValues { $0 / largest }
    }
}
