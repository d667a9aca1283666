internal import EmotionCore

/// What one row says of a track, as it goes into the columns of a catalog.
struct CatalogEntry {
    var id: ArraySlice<UInt8>
    var title: ArraySlice<UInt8>
    var artist: ArraySlice<UInt8>
    var album: ArraySlice<UInt8>
    var genre: ArraySlice<UInt8>
    var country: ArraySlice<UInt8>
    var year: Int16
    var popularity: Float
    var isExplicit: Bool?
    var emotions: UInt8
    var features: AudioFeatures
    var isrc: ArraySlice<UInt8>
    var language: ArraySlice<UInt8>
    var markets: ArraySlice<UInt8>
    var lyrics: PackedProbabilities

    /// Reads a row of a table.
    init(_ fields: CatalogFields) throws(RowError) {
        (title, artist) = try fields.names()
        id = try fields.id(title: title, artist: artist)
        album = try fields.text(.album)
        genre = try fields.text(.genre)
        country = try fields.text(.country)
        year = fields.year()
        popularity = try fields.number(.popularity, in: 0...100).map { Float($0) } ?? -1
        isExplicit = try fields.yesOrNo(.explicit)
        emotions = fields.emotions()
        features = try fields.features()
        isrc = fields.isrc()
        language = try fields.text(.language)
        markets = try fields.text(.markets)
        lyrics = try fields.lyricsEmotion()
    }

    /// Takes a track apart.
    init(_ track: Track) {
        func bytes(_ text: String?) -> ArraySlice<UInt8> { Array((text ?? "").utf8)[...] }
        id = bytes(track.id)
        title = bytes(track.title)
        artist = bytes(track.artist)
        album = bytes(track.album)
        genre = bytes(track.genre)
        country = bytes(track.country)
        year = Int16(clamping: track.year ?? 0)
        popularity = track.popularity.map { Float($0) } ?? -1
        isExplicit = track.isExplicit
        emotions = track.emotions.reduce(0) { $0 | TrackCatalog.bit($1) }
        features = track.features
        isrc = bytes(track.isrc)
        language = bytes(track.language)
        markets = bytes(track.markets.joined(separator: " "))
        lyrics = PackedProbabilities(track.lyricsEmotion)
    }
}
