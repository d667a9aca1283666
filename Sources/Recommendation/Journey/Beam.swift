/// The best beginnings of a playlist, one place longer with each step.
struct Beam {
    let catalog: TrackCatalog
    let width: Int
    let flowWeight: Float
    /// Whether an artist may come again.
    let isArtistFree: Bool
    private var beginnings: [Beginning]

    private struct Beginning {
        var tracks: [Candidate?] = []
        var score: Float = 0
        /// The last track that is there.
        var last: Candidate?
        var rows: Set<Int> = []
        var artists: Set<UInt32> = []
    }

    init(catalog: TrackCatalog, last: Candidate?, width: Int, flowWeight: Float, isArtistFree: Bool) {
        self.catalog = catalog
        self.width = width
        self.flowWeight = flowWeight
        self.isArtistFree = isArtistFree
        beginnings = [Beginning(last: last)]
    }

    /// The tracks of the best beginning, nil at places that stayed empty.
    var best: [Candidate?] { beginnings.first?.tracks ?? [] }

    /// Makes every beginning one place longer by each candidate and keeps the best; the place stays empty where none fits.
    mutating func extend(by candidates: [Candidate]) {
        var steps: [(beginning: Int, candidate: Candidate, score: Float)] = []
        for (number, beginning) in beginnings.enumerated() {
            for candidate in candidates where !beginning.rows.contains(candidate.row) {
                guard isArtistFree || !beginning.artists.contains(catalog.artists[candidate.row]) else { continue }
                var candidate = candidate
                if let last = beginning.last { candidate[.flow] = flow(from: last.row, to: candidate.row) }
                steps.append((number, candidate, beginning.score + candidate.score))
            }
        }
        guard !steps.isEmpty else {
            for index in beginnings.indices { beginnings[index].tracks.append(nil) }
            return
        }
        // Equal scores keep the order in which they were made, which follows from the ids.
        let order = steps.indices.sorted { (-steps[$0].score, $0) < (-steps[$1].score, $1) }
        beginnings = order.prefix(width).map { longer(beginnings[steps[$0].beginning], by: steps[$0]) }
    }

    private func longer(
        _ beginning: Beginning, by step: (beginning: Int, candidate: Candidate, score: Float)
    ) -> Beginning {
        var longer = beginning
        longer.tracks.append(step.candidate)
        longer.last = step.candidate
        longer.score = step.score
        longer.rows.insert(step.candidate.row)
        longer.artists.insert(catalog.artists[step.candidate.row])
        return longer
    }

    private func flow(from: Int, to: Int) -> Float {
        let tempo = abs(catalog.tempo(at: to) - catalog.tempo(at: from)) / 40
        return -flowWeight * min(1, tempo + abs(catalog.energy(at: to) - catalog.energy(at: from)))
    }
}
