import Foundation
import Moodstream

/// The table of tracks that a command chooses from.
struct CatalogFile {
    let tracks: TrackCatalog
    private let path: String?

    /// Reads a table, or takes the recordings that come with the package.
    init(path: String?) throws(CatalogError) {
        self.path = path
        tracks = if let path { try TrackCatalog(csv: URL(filePath: path)) } else { .starter }
    }

    /// Whether a row could not be read; to stand twice in a table is no failure.
    var hasFailures: Bool { tracks.rejectedCount > 0 }

    /// Says on standard error which rows were left out.
    func reportRejectedRows() {
        guard let path else { return }
        for row in tracks.rejectedRows { printError("\(path):\(row.line): \(row.reason)") }
        let untold = tracks.rejectedCount - tracks.rejectedRows.count
        if untold > 0 { printError("\(path): \(untold) more rows cannot be read") }
        if tracks.duplicateCount > 0 {
            printNote("\(path): rows left out because an earlier one has their id: \(tracks.duplicateCount)")
        }
    }
}
