public import Foundation

extension CoListening {
    /// Reads playlists from a CSV file with the columns `playlist_id` and `track_id`, one track of a playlist a row.
    ///
    /// - Throws: ``CatalogError`` if the file cannot be read or lacks one of the columns.
    public init(csv file: URL) throws(CatalogError) { self.init(playlists: try Self.playlists(csv: file)) }

    /// The playlists of such a file, in the order in which they begin there.
    package static func playlists(csv file: URL) throws(CatalogError) -> [[String]] {
        let table = try CSVTable(contentsOf: file)
        var playlists: [[String]] = []
        var numbers: [String: Int] = [:]
        for row in table.rows {
            guard let playlist = table[row, "playlist_id"] else {
                throw .missingColumn("playlist_id", spellings: [])
            }
            guard let track = table[row, "track_id"] else { throw .missingColumn("track_id", spellings: []) }
            let number = numbers[playlist, default: playlists.count]
            if number == playlists.count { playlists.append([]) }
            numbers[playlist] = number
            playlists[number].append(track)
        }
        return playlists
    }
}
