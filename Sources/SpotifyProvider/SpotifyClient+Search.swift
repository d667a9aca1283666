extension SpotifyClient {
    /// The most tracks that the service gives in one page of a search.
    public static let pageSize = 10
    /// The first offset that the service refuses.
    static let lastOffset = 1000

    /// Searches for tracks, one page of at most ``pageSize``.
    ///
    /// - Parameters:
    ///   - query: Words, or fields such as `artist:"Nina Simone" year:1965`.
    ///   - offset: Where the page begins: 0, or ``SpotifySearchPage/nextOffset`` of the page before.
    ///   - market: A country of two letters; only what may be played there is found.
    ///   - time: How long the call may take in all; ``patience`` unless it is said.
    /// - Throws: ``SpotifyError``, or `CancellationError`.
    public func search(
        _ query: String, offset: Int = 0, market: String? = nil, within time: Duration? = nil
    ) async throws -> SpotifySearchPage {
        var fields = [
            (name: "q", value: query), (name: "type", value: "track"), (name: "limit", value: "\(Self.pageSize)"),
            (name: "offset", value: "\(max(0, offset))"),
        ]
        if let market { fields.append((name: "market", value: market)) }
        return try await fetch(SpotifySearchPage.self, WebRequest(.get, "/search", query: fields), within: time)
    }

    /// Searches for tracks, page after page, until there are enough or no more.
    ///
    /// - Parameters:
    ///   - count: How many tracks are wanted.
    ///   - time: How long the call may take in all; six times ``patience`` unless it is said.
    /// - Throws: As ``search(_:offset:market:within:)``; ``SpotifyError/incomplete(done:of:reason:)`` if a page after
    ///   the first one fails.
    public func tracks(
        matching query: String, count: Int, market: String? = nil, within time: Duration? = nil
    ) async throws -> [SpotifyTrack] {
        let deadline = ContinuousClock.now + (time ?? patience * Self.manyRequests)
        var found: [SpotifyTrack] = []
        var offset: Int? = 0
        while let start = offset, found.count < count, start < Self.lastOffset {
            do {
                let page = try await search(query, offset: start, market: market, within: deadline - .now)
                found += page.tracks
                offset = page.nextOffset
            } catch let error as SpotifyError where start > 0 {
                throw SpotifyError.incomplete(done: found.count, of: count, reason: error)
            }
        }
        return Array(found.prefix(max(0, count)))
    }
}
