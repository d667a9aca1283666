internal import EmotionCore

/// Many tracks, kept in columns, so that a million of them fit into memory and are searched quickly.
///
/// A catalog is a collection of ``Track`` in the order of its rows; a track is put together when it is asked for.
/// It never changes after it is made.
public struct TrackCatalog: Sendable {
    /// The rows that were left out because something is wrong with them, at most ``Limits/reportedRows`` of them.
    public internal(set) var rejectedRows: [RejectedRow] = []
    /// How many rows were left out because something is wrong with them.
    public internal(set) var rejectedCount = 0
    /// The rows that were left out because an earlier one has their id, at most ``Limits/reportedRows`` of them.
    public internal(set) var duplicateRows: [RejectedRow] = []
    /// How many rows were left out because an earlier one has their id.
    public internal(set) var duplicateCount = 0

    // One entry a track; a track's position in `ids` is its row.
    var ids = StringTable()
    var titles = StringColumn()
    var albums = StringColumn()
    var artistNames = StringTable()
    var artists: [UInt32] = []
    var genreNames = StringTable()
    var genres: [UInt32] = []
    var countryNames = StringTable()
    var countries: [UInt32] = []
    /// 0 for unknown.
    var years: [Int16] = []
    /// -1 for unknown.
    var popularities: [Float] = []
    var isExplicit: [Bool?] = []
    /// A bit for each emotion.
    var emotions: [UInt8] = []
    /// A column for each audio feature, in their order.
    var features = [[Float]](repeating: [], count: AudioFeature.allCases.count)
    /// A bit for each feature.
    var imputed: [UInt16] = []
    var estimated: [UInt16] = []
    // What few catalogs know costs nothing in the others.
    var isrcs = InternedColumn()
    var languages = InternedColumn()
    var markets = InternedColumn()
    var lyrics = OptionalColumn(unknown: PackedProbabilities.unknown)

    /// How large a file may be before it is refused.
    public struct Limits: Hashable, Sendable {
        /// The bytes of one field, 8 KiB unless said otherwise.
        public var fieldBytes = 1 << 13
        /// The bytes of one row, 64 KiB unless said otherwise.
        public var rowBytes = 1 << 16
        /// The bytes of a whole file after unpacking, 2 GiB unless said otherwise; more than that cannot be allowed.
        public var bytes = 1 << 31
        /// The rows, 20 million unless said otherwise; more than that cannot be allowed.
        public var rows = 20_000_000
        /// How many rejected rows are kept for ``TrackCatalog/rejectedRows``; beyond that they are only counted.
        public var reportedRows = 1000

        /// Creates the limits that suit a catalog of up to some million tracks.
        public init() {}
    }

    /// A catalog with nothing in it.
    public init() {}

    /// The track with an id, if it is here.
    public subscript(id id: String) -> Track? { row(of: id).map { self[$0] } }

    func row(of id: String) -> Int? { ids.position(of: Array(id.utf8)[...]) }

    /// The emotions that a row is listed under.
    func emotions(at row: Int) -> [Emotion] {
        emotions[row] == 0 ? [] : Emotion.allCases.filter { emotions[row] & Self.bit($0) != 0 }
    }

    static func bit(_ emotion: Emotion) -> UInt8 { 1 << UInt8(emotion.index) }
}

extension TrackCatalog: RandomAccessCollection {
    /// 0.
    public var startIndex: Int { 0 }
    /// The number of tracks.
    public var endIndex: Int { ids.count }

    /// The track at a row.
    ///
    /// - Precondition: `row` is in `0..<count`.
    public subscript(row: Int) -> Track {
        precondition(indices.contains(row), "row \(row) of a catalog of \(count) tracks")
        return Track(
            id: ids[row], title: titles[row], artist: artistNames[Int(artists[row])], album: Self.known(albums[row]),
            genre: Self.known(genreNames[Int(genres[row])]), country: Self.known(countryNames[Int(countries[row])]),
            year: years[row] == 0 ? nil : Int(years[row]),
            popularity: popularities[row] < 0 ? nil : Double(popularities[row]), isExplicit: isExplicit[row],
            features: features(at: row), emotions: emotions(at: row), isrc: Self.known(isrcs[row]),
            language: Self.known(languages[row]), markets: Self.markets(markets[row]),
            lyricsEmotion: lyrics[row].probabilities)
    }

    private func features(at row: Int) -> AudioFeatures {
        var values = SIMD16<Float>.zero
        for feature in AudioFeature.allCases { values[feature.index] = features[feature.index][row] }
        return AudioFeatures(values: values, imputed: imputed[row], estimated: estimated[row])
    }

    /// The codes in a list of them, however it is written: `['DE', 'FR']`, `DE FR`, `DE;FR`.
    static func markets(_ list: String) -> [String] {
        list.isEmpty ? [] : list.uppercased().split { !$0.isLetter }.map(String.init)
    }

    private static func known(_ string: String) -> String? { string.isEmpty ? nil : string }
}
