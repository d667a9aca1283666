/// The rows of each artist of a catalog.
struct ArtistRows: Sendable {
    /// Where the rows of each artist begin, and one more.
    private let starts: [Int]
    private let rows: [Int32]

    init(_ catalog: TrackCatalog) {
        var starts = [Int](repeating: 0, count: catalog.artistNames.count + 1)
        for row in catalog.indices { starts[Int(catalog.artists[row]) + 1] += 1 }
        for artist in starts.indices.dropFirst() { starts[artist] += starts[artist - 1] }
        var next = starts
        var rows = [Int32](repeating: 0, count: catalog.count)
        for row in catalog.indices {
            let artist = Int(catalog.artists[row])
            rows[next[artist]] = Int32(row)
            next[artist] += 1
        }
        self.starts = starts
        self.rows = rows
    }

    /// The rows of an artist, by its number.
    func rows(of artist: UInt32) -> [Int] { rows[starts[Int(artist)]..<starts[Int(artist) + 1]].map(Int.init) }
}
