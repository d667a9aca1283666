/// How much a track has in common with some seeds: sound, artist, genre.
struct ContentLikeness {
    private let catalog: TrackCatalog
    private let seeds: Set<Int>
    private var artists: [UInt32: Float] = [:]
    private var genres: [UInt32: Float] = [:]

    init(to seeds: [Int], in catalog: TrackCatalog) {
        self.catalog = catalog
        self.seeds = Set(seeds)
        let share = 1 / Float(max(1, seeds.count))
        for seed in seeds {
            artists[catalog.artists[seed], default: 0] += share
            genres[catalog.genres[seed], default: 0] += share
        }
    }

    func isSeed(_ row: Int) -> Bool { seeds.contains(row) }

    /// The mean of three likenesses, each in `0...1`.
    func callAsFunction(_ row: Int, sound: Float) -> Float {
        let artist = artists[catalog.artists[row], default: 0].squareRoot()
        return (sound + artist + genres[catalog.genres[row], default: 0]) / 3
    }
}
