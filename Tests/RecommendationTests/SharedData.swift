import Foundation
import Recommendation

/// Tables of tracks that lie beside the package on machines that have them.
enum SharedData {
    static func music(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/data/music/\(name)")
            .standardized
    }

    static let isPresent = FileManager.default.isReadableFile(atPath: music("catalogue-500.csv").path)
}

extension TrackCatalog {
    /// A catalog from CSV in a string.
    init(csv text: String, limits: Limits = Limits()) throws(CatalogError) {
        try self.init(csv: Array(text.utf8), limits: limits)
    }

    /// The lines and reasons of the rows that were left out.
    var complaints: [String] { rejectedRows.map(\.description) }
}
