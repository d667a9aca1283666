/// What a listener does not want to hear at all, or cannot.
///
/// It never gives way, but for ``languages``: before a playlist stays short, words in another language are better than none,
/// and ``Playlist/relaxed`` tells so. A track of which the catalog does not say what a condition asks for passes it,
/// explicit words included.
public struct TrackFilter: Hashable, Codable, Sendable {
    /// Whether tracks that are marked as explicit may be played.
    public var allowsExplicit = true
    /// The countries that tracks may come from, as the catalog writes them; nil for all.
    public var countries: Set<String>?
    /// The genres that tracks may have, as the catalog writes them; nil for all.
    public var genres: Set<String>?
    /// The years that tracks may be from; nil for all.
    public var years: ClosedRange<Int>?
    /// The country that tracks must be available in, as a code of two letters; nil for anywhere.
    public var market: String?
    /// The languages that tracks may be sung in, such as `en`, which also means `en-GB`; nil for all.
    public var languages: Set<String>?

    /// A filter that lets everything pass.
    public init() {}

    /// The test of this filter on the rows of a catalog; what is asked of names is looked up once.
    func test(in catalog: TrackCatalog) -> @Sendable (Int) -> Bool {
        guard self != TrackFilter() else { return { _ in true } }
        let countries = Self.allowed(countries, in: catalog.countryNames)
        let genres = Self.allowed(genres, in: catalog.genreNames)
        let market = market?.uppercased()
        let isAvailable = market.map { market in
            catalog.markets.map { $0.isEmpty || TrackCatalog.markets($0).contains(market) }
        }
        return { [allowsExplicit, years] row in
            if let isAvailable, !isAvailable(row) { return false }
            if !allowsExplicit, catalog.isExplicit[row] == true { return false }
            if let years, let year = catalog.year(at: row), !years.contains(year) { return false }
            return (countries?[Int(catalog.countries[row])] ?? true) && (genres?[Int(catalog.genres[row])] ?? true)
        }
    }

    /// Whether rows are sung in one of ``languages``.
    func languageTest(in catalog: TrackCatalog) -> @Sendable (Int) -> Bool {
        guard let languages else { return { _ in true } }
        let wanted = Set(languages.map(Self.languageTag))
        return catalog.languages.map { text in
            let tags = text.split { " ,;|/".contains($0) }.map { Self.languageTag(String($0)) }
            return tags.isEmpty || tags.contains { wanted.contains($0) || wanted.contains(Self.primary($0)) }
        }
    }

    private static func languageTag(_ text: String) -> String {
        text.lowercased().split(separator: "_").joined(separator: "-")
    }

    /// The language of a tag without its country or script.
    private static func primary(_ tag: String) -> String { String(tag.prefix { $0 != "-" }) }

    /// For each name whether it is wanted; the empty name, unknown, is.
    private static func allowed(_ wanted: Set<String>?, in names: StringTable) -> [Bool]? {
        guard let wanted else { return nil }
        let lowercased = Set(wanted.map { $0.lowercased() })
        return (0..<names.count).map { names[$0].isEmpty || lowercased.contains(names[$0].lowercased()) }
    }
}
