/// A column that a catalog understands, whatever the file calls it.
enum CatalogColumn: Int, CaseIterable {
    case id, title, artist, album, genre, country, year, popularity, explicit, emotion, estimated
    case danceability, energy, valence, acousticness, instrumentalness, liveness, speechiness
    case loudness, tempo, duration

    /// The spellings that are read, the first that is present wins.
    var spellings: [String] {
        switch self {
        case .id: ["id", "track_id", "spotify_id", "uri", "track_uri", "spotify_uri"]
        case .title: ["title", "name", "track_name", "song", "song_name", "track", "track_title"]
        case .artist: ["artist", "artists", "artist_name", "artist_names", "track_artist", "performer"]
        case .album: ["album", "album_name", "track_album_name"]
        case .genre: ["genre", "track_genre", "genres", "top_genre", "playlist_genre"]
        case .country: ["country"]
        case .year: ["year", "release_date", "release_year", "album_release_date", "track_album_release_date"]
        case .popularity: ["popularity", "track_popularity"]
        case .explicit: ["explicit", "is_explicit"]
        case .emotion: ["emotion", "emotions", "mood", "moods"]
        case .estimated: ["estimated"]
        case .danceability: ["danceability"]
        case .energy: ["energy"]
        case .valence: ["valence", "sp_valence"]
        case .acousticness: ["acousticness"]
        case .instrumentalness: ["instrumentalness"]
        case .liveness: ["liveness"]
        case .speechiness: ["speechiness"]
        case .loudness: ["loudness", "loudness_db"]
        case .tempo: ["tempo", "bpm", "tempo_bpm"]
        case .duration: ["duration_ms", "duration", "length", "length_ms", "duration_s"]
        }
    }

    /// The column's name in messages.
    var name: String { String(describing: self) }

    /// The columns of the ten audio features, in their order.
    static let features: [(AudioFeature, CatalogColumn)] = AudioFeature.allCases.map {
        ($0, CatalogColumn(rawValue: danceability.rawValue + $0.index) ?? .danceability)
    }
}

/// Where the columns stand in one file.
struct CatalogHeader {
    let fieldCount: Int
    /// The field of each column, -1 where the file has none; indexed by raw value.
    private let fields: [Int]

    /// Finds the columns by their spellings, whatever their case; spaces and hyphens count as underscores.
    init(_ names: [String]) throws(CatalogError) {
        let keys = names.map(Self.key)
        let positions = Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
        fieldCount = names.count
        fields = CatalogColumn.allCases.map { column in column.spellings.lazy.compactMap { positions[$0] }.first ?? -1 }
        for field in fields where field >= 0 && keys[(field + 1)...].contains(keys[field]) {
            throw .repeatedColumn(keys[field])
        }
        for column in [CatalogColumn.title, .artist] where self[column] == nil {
            throw .missingColumn(column.name, spellings: Array(column.spellings.dropFirst()))
        }
    }

    subscript(_ column: CatalogColumn) -> Int? {
        let field = fields[column.rawValue]
        return field < 0 ? nil : field
    }

    private static func key(_ name: String) -> String {
        var name = Substring(name)
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        return String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }
}
