extension SpotifyClient {
    /// Finds the service's name for a track of a catalog.
    ///
    /// An id that is the service's own is taken as it is, without a request. Otherwise the recording's code is looked up
    /// if the catalog has it, and then title and artist; of what is found, only a track of the same code, or of the same
    /// title by one of the same artists, is taken, whatever the capitals, accents and remarks in brackets.
    ///
    /// - Returns: A URI, `spotify:track:...`; nil if the service does not have the track.
    /// - Throws: ``SpotifyError``, or `CancellationError`.
    public func resolve(
        _ track: Track, market: String? = nil, within time: Duration? = nil
    ) async throws -> String? {
        if let uri = Self.uri(ofOwn: track.id) { return uri }
        let deadline = ContinuousClock.now + (time ?? patience)
        if let isrc = track.isrc {
            let page = try await search("isrc:\(isrc)", market: market, within: deadline - .now)
            if let found = page.tracks.first(where: { $0.isrc.map { $0 == isrc } ?? true }) { return found.uri }
        }
        let wanted = TrackMatch(track)
        guard let query = wanted.query else { return nil }
        return try await search(query, market: market, within: deadline - .now).tracks.first(where: wanted.accepts)?.uri
    }

    /// The URI that an id of the service's own kind stands for: 22 letters and digits.
    static func uri(ofOwn id: String) -> String? {
        let isOwn = id.utf8.count == 22 && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return isOwn ? "spotify:track:\(id)" : nil
    }
}

/// What a track has to be called to be the one that is looked for.
struct TrackMatch {
    private let title: NormalizedName
    private let artists: Set<NormalizedName>

    init(_ track: Track) {
        title = NormalizedName(track.title)
        let names = track.artist.split { ",;/".contains($0) }.map { NormalizedName(String($0)) }
        artists = Set(([NormalizedName(track.artist)] + names).filter { !$0.isEmpty })
        first = names.first { !$0.isEmpty } ?? NormalizedName(track.artist)
    }

    private let first: NormalizedName

    /// The words of a search; nil if there is no title.
    var query: String? { title.isEmpty ? nil : "track:\(title.query) artist:\(first.query)" }

    func accepts(_ candidate: SpotifyTrack) -> Bool {
        NormalizedName(candidate.title) == title && candidate.artists.contains { artists.contains(NormalizedName($0)) }
    }
}
