/// How much a track has in common with some seeds: artist, genre, sound, year and popularity.
struct ContentLikeness {
    private let catalog: TrackCatalog
    private let seeds: Set<Int>
    private var artists: [UInt32: Float] = [:]
    private var genres: [UInt32: Float] = [:]
    private var sound = Profile<SIMD8<Float>>(slack: 0.3)
    private var year = Profile<SIMD2<Float>>(slack: 3)
    private var popularity = Profile<SIMD2<Float>>(slack: 8)

    init(to seeds: [Int], in catalog: TrackCatalog) {
        self.catalog = catalog
        self.seeds = Set(seeds)
        let share = 1 / Float(max(1, seeds.count))
        for seed in seeds {
            artists[catalog.artists[seed], default: 0] += share
            genres[catalog.genres[seed], default: 0] += share
            sound.add(SoundSpace.point(catalog, seed))
            if let value = catalog.year(at: seed) { year.add(SIMD2(repeating: Float(value))) }
            if catalog.popularities[seed] >= 0 { popularity.add(SIMD2(repeating: catalog.popularities[seed])) }
        }
        // Shares fall as seeds become many; what counts is the share beside that of the commonest.
        artists = Self.relative(artists)
        genres = Self.relative(genres)
    }

    func isSeed(_ row: Int) -> Bool { seeds.contains(row) }

    /// The mean of five likenesses, each in `0...1`.
    func callAsFunction(_ row: Int) -> Float {
        let ofYear = catalog.year(at: row).map { year.likeness(SIMD2(repeating: Float($0))) } ?? 0.5
        let value = catalog.popularities[row]
        let ofPopularity = value < 0 ? 0.5 : popularity.likeness(SIMD2(repeating: value))
        let ofArtist = artists[catalog.artists[row], default: 0].squareRoot()
        let ofGenre = genres[catalog.genres[row], default: 0]
        return (ofArtist + ofGenre + sound.likeness(SoundSpace.point(catalog, row)) + ofYear + ofPopularity) / 5
    }

    private static func relative(_ shares: [UInt32: Float]) -> [UInt32: Float] {
        let largest = shares.values.max() ?? 1
        return shares.mapValues { $0 / largest }
    }
}
