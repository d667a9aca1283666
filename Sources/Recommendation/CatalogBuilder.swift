internal import EmotionCore

/// Puts the columns of a catalog together, row by row.
struct CatalogBuilder {
    private(set) var catalog = TrackCatalog()
    private let header: CatalogHeader?

    /// Creates a builder for the rows of a file, or for tracks if there is no header.
    init(_ header: CatalogHeader? = nil) { self.header = header }

    /// Adds a row, or nothing at all if something is wrong with it.
    mutating func add(_ row: CSVRow) throws(RowError) {
        guard let header else { return }
        let fields = CatalogFields(row, header)
        guard row.count == header.fieldCount else {
            throw .wrongFieldCount(row.count, expected: header.fieldCount)
        }
        let names = try fields.names()
        var entry = Entry(title: names.title, artist: names.artist)
        entry.id = try fields.id(title: entry.title, artist: entry.artist)
        entry.album = try fields.text(.album)
        entry.genre = try fields.text(.genre)
        entry.country = try fields.text(.country)
        entry.year = fields.year()
        entry.popularity = try fields.number(.popularity, in: 0...100).map { Float($0) } ?? -1
        entry.isExplicit = try fields.yesOrNo(.explicit)
        entry.emotions = fields.emotions()
        entry.features = try fields.features()
        try append(entry)
    }

    /// Adds a track, unless its id is taken.
    mutating func add(_ track: Track) {
        func bytes(_ text: String?) -> ArraySlice<UInt8> { Array((text ?? "").utf8)[...] }
        var entry = Entry(title: bytes(track.title), artist: bytes(track.artist))
        entry.id = bytes(track.id)
        entry.album = bytes(track.album)
        entry.genre = bytes(track.genre)
        entry.country = bytes(track.country)
        entry.year = Int16(clamping: track.year ?? 0)
        entry.popularity = track.popularity.map { Float($0) } ?? -1
        entry.isExplicit = track.isExplicit
        entry.emotions = track.emotions.reduce(0) { $0 | TrackCatalog.bit($1) }
        entry.features = track.features
        try? append(entry)
    }

    /// Notes a row that was left out.
    mutating func reject(_ row: RejectedRow, keeping limit: Int) {
        if case .duplicateID = row.reason {
            catalog.duplicateCount += 1
            if catalog.duplicateRows.count < limit { catalog.duplicateRows.append(row) }
        } else {
            catalog.rejectedCount += 1
            if catalog.rejectedRows.count < limit { catalog.rejectedRows.append(row) }
        }
    }

    /// The catalog, with the median of its column wherever a feature is missing.
    consuming func finish() -> TrackCatalog {
        for feature in AudioFeature.allCases { impute(feature) }
        return catalog
    }

    private mutating func impute(_ feature: AudioFeature) {
        let missing = catalog.indices.filter { catalog.imputed[$0] & feature.bit != 0 }
        guard !missing.isEmpty else { return }
        var known: [Float] = []
        for row in catalog.indices where catalog.imputed[row] & feature.bit == 0 {
            known.append(catalog.features[feature.index][row])
        }
        known.sort()
        let median = known.isEmpty ? Float(feature.fallback) : known[known.count / 2]
        for row in missing { catalog.features[feature.index][row] = median }
    }

    /// What one row says.
    private struct Entry {
        var id: ArraySlice<UInt8> = []
        var title: ArraySlice<UInt8>
        var artist: ArraySlice<UInt8>
        var album: ArraySlice<UInt8> = []
        var genre: ArraySlice<UInt8> = []
        var country: ArraySlice<UInt8> = []
        var year: Int16 = 0
        var popularity: Float = -1
        var isExplicit: Bool?
        var emotions: UInt8 = 0
        var features = AudioFeatures([:])
    }

    private mutating func append(_ entry: Entry) throws(RowError) {
        let row = catalog.ids.insert(entry.id)
        guard row == catalog.titles.count else { return try merge(entry, into: row) }
        catalog.titles.append(entry.title)
        catalog.albums.append(entry.album)
        catalog.artists.append(UInt32(catalog.artistNames.insert(entry.artist)))
        catalog.genres.append(UInt32(catalog.genreNames.insert(entry.genre)))
        catalog.countries.append(UInt32(catalog.countryNames.insert(entry.country)))
        catalog.years.append(entry.year)
        catalog.popularities.append(entry.popularity)
        catalog.isExplicit.append(entry.isExplicit)
        catalog.emotions.append(entry.emotions)
        catalog.imputed.append(entry.features.imputed)
        catalog.estimated.append(entry.features.estimated)
        for feature in AudioFeature.allCases {
            catalog.features[feature.index].append(entry.features.values[feature.index])
        }
    }

    /// A list of songs for each emotion names a song again under each of its emotions.
    private mutating func merge(_ entry: Entry, into row: Int) throws(RowError) {
        guard entry.emotions & ~catalog.emotions[row] != 0 else { throw .duplicateID(catalog.ids[row]) }
        catalog.emotions[row] |= entry.emotions
    }
}
