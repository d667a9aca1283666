extension SpotifyClient: CandidateSource {
    /// Searches for tracks by words, as a source for `ProviderSearch`.
    ///
    /// - Throws: As ``tracks(matching:count:market:within:)``.
    public func tracks(about words: String, count: Int) async throws -> [Track] {
        try await tracks(matching: words, count: count).map { Track($0) }
    }
}

extension Track {
    /// What the service tells of a track; its id is the service's own, so ``SpotifyClient/resolve(_:market:within:)`` knows it.
    init(_ track: SpotifyTrack) {
        self.init(
            id: track.uri.split(separator: ":").last.map(String.init) ?? track.uri, title: track.title,
            artist: track.artists.joined(separator: ", "), album: track.album, isExplicit: track.isExplicit,
            isrc: track.isrc)
    }
}
