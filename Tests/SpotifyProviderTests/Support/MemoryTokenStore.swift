import SpotifyProvider

/// Keeps a refresh token for the length of a test.
actor MemoryTokenStore: SpotifyTokenStore {
    private(set) var saved: [Secret]

    init(_ token: String? = nil) { saved = token.map { [Secret($0)] } ?? [] }

    func load() -> Secret? { saved.last }
    func save(_ refreshToken: Secret) { saved.append(refreshToken) }
}

/// A search's answer with tracks of the given titles, all by Ann.
func searchAnswer(_ titles: [String?], offset: Int = 0, hasNext: Bool = false) -> String {
    let items = titles.enumerated().map { position, title in
        title.map {
            """
            {"uri":"spotify:track:\(offset + position)","name":"\($0)","artists":[{"name":"Ann"}],
             "album":{"name":"First"},"duration_ms":200000,"explicit":false,"external_ids":{"isrc":"USRC17607839"}}
            """
        } ?? "null"
    }
    let next = hasNext ? "\"https://api.spotify.com/v1/search?offset=\(offset + titles.count)\"" : "null"
    return """
        {"tracks":{"items":[\(items.joined(separator: ","))],"next":\(next),"offset":\(offset),"limit":10,"total":99}}
        """
}
