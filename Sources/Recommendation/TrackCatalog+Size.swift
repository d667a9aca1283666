extension TrackCatalog {
    /// The bytes that the columns take, without the texts in them.
    package var columnByteCount: Int {
        let texts = [ids, artistNames, genreNames, countryNames].map(\.byteCount) + [titles, albums].map(\.byteCount)
        let late = [isrcs, languages, markets].map(\.byteCount) + [lyrics.byteCount]
        let indices = [artists, genres, countries].map(Self.size)
        let numbers = features.map(Self.size) + [Self.size(popularities), Self.size(years), Self.size(isExplicit)]
        let flags = [Self.size(emotions), Self.size(imputed), Self.size(estimated)]
        return (texts + late + indices + numbers + flags).reduce(0, +)
    }

    private static func size<Element>(_ column: [Element]) -> Int { column.count * MemoryLayout<Element>.stride }
}
