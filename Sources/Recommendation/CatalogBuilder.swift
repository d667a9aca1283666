internal import EmotionCore

/// Puts the columns of a catalog together, row by row.
struct CatalogBuilder {
    private(set) var catalog = TrackCatalog()

    /// Adds the rows of a table and notes those that are left out.
    ///
    /// - Parameters:
    ///   - emotions: Emotions that all rows are listed under beside those that they say, a bit for each.
    ///   - file: The name of the table, if there are several.
    mutating func add<Reader: TableReader & ~Copyable>(
        _ reader: inout Reader, _ header: CatalogHeader, emotions: UInt8 = 0, file: String? = nil,
        limits: TrackCatalog.Limits
    ) throws(CatalogError) {
        while let outcome = try reader.next() {
            do throws(RowError) {
                try outcome.get()
                guard !reader.row.isBlank else { continue }
                try add(reader.row, header, emotions: emotions)
            } catch {
                let row = RejectedRow(file: file, line: reader.row.line, reason: error)
                reject(row, keeping: limits.reportedRows)
            }
            guard catalog.count <= limits.allowedRows else { throw .tooManyRows(limit: limits.allowedRows) }
        }
    }

    /// Adds a row, or nothing at all if something is wrong with it.
    private mutating func add(_ row: TableRow, _ header: CatalogHeader, emotions: UInt8) throws(RowError) {
        guard row.count == header.fieldCount else {
            throw .wrongFieldCount(row.count, expected: header.fieldCount)
        }
        var entry = try CatalogEntry(CatalogFields(row, header))
        entry.emotions |= emotions
        try append(entry)
    }

    /// Adds a track, unless its id is taken.
    mutating func add(_ track: Track) { try? append(CatalogEntry(track)) }

    private mutating func reject(_ row: RejectedRow, keeping limit: Int) {
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

    /// The catalog of a file, which has at least one track.
    consuming func finishFile() throws(CatalogError) -> TrackCatalog {
        let catalog = finish()
        guard !catalog.isEmpty else {
            throw .noUsableRows(rejected: catalog.rejectedCount, first: catalog.rejectedRows.first)
        }
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

    private mutating func append(_ entry: CatalogEntry) throws(RowError) {
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
        catalog.isrcs.append(entry.isrc, at: row)
        catalog.languages.append(entry.language, at: row)
        catalog.markets.append(entry.markets, at: row)
        catalog.lyrics.append(entry.lyrics, at: row)
    }

    /// A list of songs for each emotion names a song again under each of its emotions.
    private mutating func merge(_ entry: CatalogEntry, into row: Int) throws(RowError) {
        guard entry.emotions & ~catalog.emotions[row] != 0 else { throw .duplicateID(catalog.ids[row]) }
        catalog.emotions[row] |= entry.emotions
    }
}
