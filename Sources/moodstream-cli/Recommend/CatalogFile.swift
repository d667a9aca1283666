import Foundation
import Moodstream
import SQLiteCatalog

/// The table of tracks that a command chooses from.
struct CatalogFile {
    let tracks: TrackCatalog
    private let path: String?

    /// Reads a table, or takes the recordings that come with the package.
    init(path: String?) throws(CatalogError) {
        self.path = path
        tracks = if let path { try Self.read(URL(filePath: path)) } else { .starter }
    }

    /// Reads a folder with a file for each emotion, a database, or a CSV file, whatever its name.
    private static func read(_ file: URL) throws(CatalogError) -> TrackCatalog {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), isFolder.boolValue {
            return try TrackCatalog(emotionFolder: file)
        }
        return isDatabase(file) ? try TrackCatalog(sqlite: file) : try TrackCatalog(csv: file)
    }

    private static func isDatabase(_ file: URL) -> Bool {
        let start = try? FileHandle(forReadingFrom: file).read(upToCount: 16)
        return start == Data("SQLite format 3\0".utf8)
    }

    /// Whether a row could not be read; to stand twice in a table is no failure.
    var hasFailures: Bool { tracks.rejectedCount > 0 }

    /// Says on standard error which rows were left out.
    func reportRejectedRows() {
        guard let path else { return }
        for row in tracks.rejectedRows {
            printError("\(row.file.map { "\(path)/\($0)" } ?? path):\(row.line): \(row.reason)")
        }
        let untold = tracks.rejectedCount - tracks.rejectedRows.count
        if untold > 0 { printError("\(path): \(untold) more rows cannot be read") }
        if tracks.duplicateCount > 0 {
            printNote("\(path): rows left out because an earlier one has their id: \(tracks.duplicateCount)")
        }
    }
}
