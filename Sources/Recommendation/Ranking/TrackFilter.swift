/// What a listener does not want to hear at all; it never gives way.
///
/// A track of which the catalog does not say what a condition asks for passes it, explicit words included.
public struct TrackFilter: Hashable, Codable, Sendable {
    /// Whether tracks that are marked as explicit may be played.
    public var allowsExplicit = true
    /// The countries that tracks may come from, as the catalog writes them; nil for all.
    public var countries: Set<String>?
    /// The genres that tracks may have, as the catalog writes them; nil for all.
    public var genres: Set<String>?
    /// The years that tracks may be from; nil for all.
    public var years: ClosedRange<Int>?

    /// A filter that lets everything pass.
    public init() {}

    /// The test of this filter on the rows of a catalog; what is asked of names is looked up once.
    func test(in catalog: TrackCatalog) -> @Sendable (Int) -> Bool {
        guard self != TrackFilter() else { return { _ in true } }
        let countries = Self.allowed(countries, in: catalog.countryNames)
        let genres = Self.allowed(genres, in: catalog.genreNames)
        return { [allowsExplicit, years] row in
            if !allowsExplicit, catalog.isExplicit[row] == true { return false }
            if let years, let year = catalog.year(at: row), !years.contains(year) { return false }
            return (countries?[Int(catalog.countries[row])] ?? true) && (genres?[Int(catalog.genres[row])] ?? true)
        }
    }

    /// For each name whether it is wanted; the empty name, unknown, is.
    private static func allowed(_ wanted: Set<String>?, in names: StringTable) -> [Bool]? {
        guard let wanted else { return nil }
        let lowercased = Set(wanted.map { $0.lowercased() })
        return (0..<names.count).map { names[$0].isEmpty || lowercased.contains(names[$0].lowercased()) }
    }
}
