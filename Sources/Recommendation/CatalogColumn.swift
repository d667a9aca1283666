internal import EmotionCore

/// A column that a catalog understands, whatever the file calls it.
enum CatalogColumn: Int, CaseIterable {
    case id, title, artist, album, genre, country, year, popularity, explicit, emotion, estimated
    case isrc, language, markets, lyrics
    case danceability, energy, valence, acousticness, instrumentalness, liveness, speechiness
    case loudness, tempo, duration
    case lyricsAngry, lyricsDisgusted, lyricsFearful, lyricsHappy, lyricsNeutral, lyricsSad, lyricsSurprised

    /// The column's name in messages and in tables that are written.
    var name: String {
        emotionOfLyrics.map { "lyrics_\($0)" } ?? String(describing: self)
    }

    /// The emotion that a column of what the lyrics say is about.
    private var emotionOfLyrics: Emotion? {
        let position = rawValue - CatalogColumn.lyricsAngry.rawValue
        return position < 0 ? nil : Emotion.allCases[position]
    }

    /// The columns of the ten audio features, in their order.
    static let features: [(AudioFeature, CatalogColumn)] = AudioFeature.allCases.map {
        ($0, CatalogColumn(rawValue: danceability.rawValue + $0.index) ?? .danceability)
    }

    /// The columns of what the lyrics say, in the order of `Emotion`.
    static let lyricsEmotions: [CatalogColumn] = Emotion.allCases.map {
        CatalogColumn(rawValue: lyricsAngry.rawValue + $0.index) ?? .lyricsAngry
    }

    /// The spellings that are read, the first that is present wins.
    var spellings: [String] {
        switch self {
        case .id:
            [
                "id", "track_id", "spotify_id", "uri", "track_uri", "spotify_uri", "spotify_track_id",
                "spotify_track_uri",
            ]
        case .title: ["title", "name", "track_name", "song", "song_name", "track", "track_title", "song_title"]
        case .artist:
            ["artist", "artists", "artist_name", "artist_names", "track_artist", "performer", "artist(s)_name"]
        case .album: ["album", "album_name", "track_album_name", "album_title", "release", "release_name"]
        case .genre: ["genre", "track_genre", "genres", "top_genre", "playlist_genre", "music_genre", "artist_genres"]
        case .country: ["country", "country_code", "artist_country", "country_of_origin", "origin"]
        case .year:
            ["year", "release_date", "release_year", "album_release_date", "track_album_release_date", "released_year"]
        case .popularity: ["popularity", "track_popularity", "song_popularity", "spotify_popularity", "sp_popularity"]
        case .explicit: ["explicit", "is_explicit", "track_explicit", "explicit_lyrics", "explicit_content"]
        case .emotion: ["emotion", "emotions", "mood", "moods", "emotion_tags", "mood_tags"]
        case .estimated: ["estimated", "is_estimated", "estimate", "is_estimate", "features_estimated"]
        case .isrc: ["isrc", "isrc_code", "track_isrc", "external_ids.isrc", "external_ids_isrc"]
        case .language: ["language", "lang", "language_code", "lyrics_language", "track_language"]
        case .markets: ["markets", "available_markets", "market", "available_in", "territories"]
        case .lyrics: ["lyrics", "lyric", "song_lyrics", "track_lyrics", "lyrics_text", "text"]
        case .danceability: scaleSpellings + ["dnce"]
        case .energy: scaleSpellings + ["nrgy"]
        case .valence: scaleSpellings + ["val"]
        case .acousticness: scaleSpellings + ["acous"]
        case .speechiness: scaleSpellings + ["spch"]
        case .instrumentalness, .liveness: scaleSpellings
        case .loudness: prefixed + ["loudness_db", "db"]
        case .tempo: prefixed + ["bpm", "tempo_bpm", "beats_per_minute"]
        case .duration:
            ["duration_ms", "duration", "length", "length_ms", "duration_s", "duration_seconds", "track_duration_ms"]
        case .lyricsAngry, .lyricsDisgusted, .lyricsFearful, .lyricsHappy, .lyricsNeutral, .lyricsSad, .lyricsSurprised:
            emotionOfLyrics.map { emotion in Self.lyricsPrefixes.map { $0 + emotion.rawValue } } ?? []
        }
    }

    /// The name alone and with what usual tables put before it.
    private var prefixed: [String] { ["", "sp_", "spotify_", "track_", "audio_"].map { $0 + name } }

    /// The spellings of a scale, which may also be told in percent.
    private var scaleSpellings: [String] { prefixed + ["\(name)_%"] }

    private static let lyricsPrefixes = ["lyrics_", "lyric_", "lyrics_emotion_", "lyrics.", "song_lyrics_"]

    /// Whether a column of this spelling counts from 0 to 100 what others count from 0 to 1.
    static func countsPercent(_ spelling: String) -> Bool {
        spelling.hasSuffix("_%") || ["dnce", "nrgy", "val", "acous", "spch"].contains(spelling)
    }
}
