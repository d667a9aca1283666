import Foundation

@testable import WebFront

/// A playlist as a page gets it.
struct ShownPlaylist: Decodable {
    struct Track: Decodable {
        let id: String
        let liked: Bool
    }
    let playing: Track?
    let queue: [Track]

    /// The next playlist among a page's events.
    static func next(from page: inout AsyncStream<ServerEvent>.Iterator) async throws -> ShownPlaylist {
        while let event = await page.next() {
            var reader = EventReader()
            for event in reader.read(event.bytes) where event.name == "playlist" {
                return try JSONDecoder().decode(ShownPlaylist.self, from: Data(event.data.utf8))
            }
        }
        throw CancellationError()
    }
}
